package org.marl.core.run;

import java.util.SplittableRandom;

/**
 * Independent streams of random numbers, each named by its purpose, all derived from the seed of
 * the run. A stream does not depend on which others are used.
 */
public final class RandomStreams {
  private RandomStreams() {}

  /** The stream of the purpose, from its beginning. */
  public static SplittableRandom stream(long seed, String purpose) {
    // SplittableRandom scatters neighbouring seeds; the hash only has to separate the purposes.
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * purpose.hashCode());
  }
}
