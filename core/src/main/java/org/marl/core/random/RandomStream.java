package org.marl.core.random;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A stream of random numbers whose whole state is four longs: xoshiro256++ (Blackman and Vigna
 * 2021, "Scrambled linear pseudorandom number generators"), seeded by SplitMix64 as its authors
 * advise. The generators of the JDK do not let their state be saved, which an exact checkpoint
 * needs.
 *
 * <p>Streams are named by their purpose and numbered within it; a stream does not depend on which
 * others are used. Not safe for use by several threads at once.
 */
public final class RandomStream implements RandomGenerator {
  /** How many longs {@link #save} writes. */
  public static final int STATE_LENGTH = 4;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private RandomStream(long origin) {
    long splitMix = origin;
    s0 = mixed(splitMix += GOLDEN_GAMMA);
    s1 = mixed(splitMix += GOLDEN_GAMMA);
    s2 = mixed(splitMix += GOLDEN_GAMMA);
    s3 = mixed(splitMix + GOLDEN_GAMMA);
  }

  /** The stream of the purpose, from its beginning. */
  public static RandomStream of(long seed, String purpose) {
    return of(seed, purpose, 0);
  }

  /**
   * One of the streams of the purpose, from its beginning.
   *
   * @param index at least 0
   */
  public static RandomStream of(long seed, String purpose, int index) {
    if (index < 0) {
      throw new IllegalArgumentException("index = " + index);
    }
    long named = mixed(mixed(seed) ^ hash(purpose));
    return new RandomStream(mixed(named + index * GOLDEN_GAMMA));
  }

  /** The first streams of the purpose: {@code of(seed, purpose, 0)} to {@code count - 1}. */
  public static List<RandomStream> family(long seed, String purpose, int count) {
    List<RandomStream> streams = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      streams.add(of(seed, purpose, index));
    }
    return streams;
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Writes the state into {@link #STATE_LENGTH} entries from the offset on. */
  public void save(long[] target, int offset) {
    target[offset] = s0;
    target[offset + 1] = s1;
    target[offset + 2] = s2;
    target[offset + 3] = s3;
  }

  /** Goes on where the stream was that {@link #save} wrote. */
  public void restore(long[] source, int offset) {
    s0 = source[offset];
    s1 = source[offset + 1];
    s2 = source[offset + 2];
    s3 = source[offset + 3];
  }

  /** The output function of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** FNV-1a: String.hashCode has too few bits to separate purposes for sure. */
  private static long hash(String purpose) {
    long hash = FNV_OFFSET;
    for (byte letter : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (letter & 0xFF)) * FNV_PRIME;
    }
    return hash;
  }
}
