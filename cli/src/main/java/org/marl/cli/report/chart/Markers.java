package org.marl.cli.report.chart;

import org.marl.cli.report.chart.Scene.Area;

/** Small shapes that tell lines apart without colour. */
final class Markers {
  /** Corners and turn (in quarters of the angle between corners) of each shape. */
  private static final int[][] SHAPES = {{20, 0}, {4, 2}, {3, 0}, {4, 0}, {3, 2}, {5, 0}, {6, 0}};

  private Markers() {}

  /** A regular polygon around the point, as large in area as a disc of the radius. */
  static Area marker(int index, double x, double y, double radius, Ink ink) {
    int[] shape = SHAPES[Math.floorMod(index, SHAPES.length)];
    int corners = shape[0];
    double between = 2 * Math.PI / corners;
    double outer = radius * Math.sqrt(Math.PI / (corners / 2.0 * Math.sin(between)));
    double[] xs = new double[corners];
    double[] ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      double angle = (i + shape[1] / 4.0) * between;
      xs[i] = x + outer * Math.sin(angle);
      ys[i] = y - outer * Math.cos(angle);
    }
    return new Area(xs, ys, ink, 1);
  }
}
