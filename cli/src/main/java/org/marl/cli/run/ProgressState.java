package org.marl.cli.run;

import java.util.Locale;

/**
 * How far an experiment is.
 *
 * @param name of the experiment
 * @param kept runs that were done before
 * @param finished runs that ended by now
 * @param running the sum of the shares of the runs under way, each from 0 to 1
 * @param resumed how much of those two was done before, in runs that went on from a checkpoint
 * @param total runs in all
 * @param seconds since the start
 */
record ProgressState(
    String name,
    long kept,
    long finished,
    double running,
    double resumed,
    long total,
    double seconds) {
  private static final int LONGEST_BAR = 30;

  /** From 0 to 1. */
  double share() {
    return total == 0 ? 1 : Math.min(1, (kept + finished + running) / total);
  }

  /** Seconds to the end at the pace so far; NaN while there is no pace. */
  double secondsLeft() {
    double done = finished + running;
    double here = done - resumed;
    return here <= 0 ? Double.NaN : seconds * (total - kept - done) / here;
  }

  /** One line of at most the width, with a bar if there is room for it. */
  String bar(int width) {
    String text = line();
    int room = Math.min(LONGEST_BAR, width - text.length() - 3);
    if (room < 5) {
      return text.substring(0, Math.min(text.length(), width));
    }
    int full = (int) Math.floor(share() * room);
    return "[" + "#".repeat(full) + ".".repeat(room - full) + "] " + text;
  }

  /** The same in words. */
  String line() {
    String left = Double.isNaN(secondsLeft()) ? "" : ", " + Clock.text(left()) + " left";
    return String.format(
        Locale.ROOT,
        "%s: %.0f %%, %d of %d runs%s",
        name,
        Math.floor(100 * share()),
        kept + finished,
        total,
        left);
  }

  private long left() {
    return (long) Math.ceil(secondsLeft());
  }
}
