package org.marl.core.random;

import java.util.SplittableRandom;

/**
 * Random numbers of the JDK for runs that keep no checkpoints: streams named by their purpose, all
 * derived from the seed of the run. A stream does not depend on which others are used. Runs that
 * are resumed use {@link RandomStream}, whose state can be saved.
 */
public final class SplittableStreams {
  private SplittableStreams() {}

  /** The stream of the purpose, from its beginning. */
  public static SplittableRandom stream(long seed, String purpose) {
    // SplittableRandom scatters neighbouring seeds; the hash only has to separate the purposes.
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * purpose.hashCode());
  }
}
