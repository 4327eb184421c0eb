package org.marl.cli.terminal;

/** Numbers of things, in words. */
public final class Counting {
  private Counting() {}

  /** {@code 1 run}, {@code 12 runs}. */
  public static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
