package org.marl.cli.report.chart;

import java.util.List;
import java.util.Locale;

/**
 * The colours of figures: series after Okabe and Ito (2008), which people with any of the common
 * colour deficiencies tell apart; tiles after cividis (Nuñez et al. 2018), made for the same.
 */
final class Palette {
  static final Ink TEXT = new Ink("ink", "#1a1a1a");
  static final Ink MUTED = new Ink("muted", "#595959");
  static final Ink FRAME = new Ink("frame", "#8a8a8a");
  static final Ink GRID = new Ink("grid", "#e6e6e6");
  static final Ink PAPER = new Ink("paper", "#ffffff");

  /** Their yellow is left out: a thin yellow line on white cannot be seen. */
  private static final List<Ink> SERIES =
      List.of(
          new Ink("s0", "#0072b2"),
          new Ink("s1", "#d55e00"),
          new Ink("s2", "#009e73"),
          new Ink("s3", "#cc79a7"),
          new Ink("s4", "#e69f00"),
          new Ink("s5", "#56b4e9"),
          new Ink("s6", "#1a1a1a"));

  private static final int[][] CIVIDIS = {
    {0x00, 0x22, 0x4e}, {0x12, 0x35, 0x70}, {0x3b, 0x49, 0x6c}, {0x57, 0x5d, 0x6d},
    {0x70, 0x71, 0x73}, {0x8a, 0x86, 0x78}, {0xa5, 0x9c, 0x74}, {0xc3, 0xb3, 0x69},
    {0xe1, 0xcc, 0x55}, {0xfe, 0xe8, 0x38}
  };

  private Palette() {}

  static Ink series(int index) {
    return SERIES.get(Math.floorMod(index, SERIES.size()));
  }

  /** The colour of a value, dark at 0 and light at 1. */
  static Ink tile(double share) {
    double place = Math.max(0, Math.min(1, share)) * (CIVIDIS.length - 1);
    int below = Math.min((int) place, CIVIDIS.length - 2);
    double part = place - below;
    StringBuilder colour = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      double mixed = CIVIDIS[below][i] * (1 - part) + CIVIDIS[below + 1][i] * part;
      colour.append(String.format(Locale.ROOT, "%02x", Math.round(mixed)));
    }
    return new Ink("tile", colour.toString());
  }
}
