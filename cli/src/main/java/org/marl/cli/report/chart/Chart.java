package org.marl.cli.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * One figure: panels on a grid, with one legend for all of them.
 *
 * @param title above the panels; may be empty
 * @param description one or two sentences for readers who cannot see it
 * @param panels at most one per place of the grid
 * @param legend below the panels
 */
public record Chart(String title, String description, List<Panel> panels, Legend legend) {
  public Chart {
    panels = List.copyOf(panels);
  }

  /**
   * One coordinate system.
   *
   * @param row of the grid, from 0
   * @param column of the grid, from 0
   * @param title above it; may be empty
   * @param side label at its right edge, along the edge; may be empty
   * @param x horizontal
   * @param y vertical
   * @param lines drawn in this order
   * @param tiles drawn below the lines
   */
  public record Panel(
      int row,
      int column,
      String title,
      String side,
      Scale x,
      Scale y,
      List<Line> lines,
      Optional<Tiles> tiles) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line. NaN interrupts it.
   *
   * @param keys of the legend's entries that it belongs to
   * @param label for readers of values
   * @param style how it looks
   * @param x one per point
   * @param y one per point
   * @param band where there are several seeds
   */
  public record Line(
      List<String> keys, String label, Style style, double[] x, double[] y, Optional<Band> band) {
    public Line {
      keys = List.copyOf(keys);
    }
  }

  /**
   * The interval around a line, one pair of values per point.
   *
   * @param low lower ends
   * @param high upper ends
   */
  public record Band(double[] low, double[] high) {}

  /**
   * A picture of rectangles, the values given as colours.
   *
   * @param edges horizontal ends of the rectangles, one more than there are columns
   * @param rows names, from the top
   * @param values {@code [row][column]}
   * @param low the value of the darkest colour
   * @param high the value of the lightest colour
   */
  public record Tiles(
      double[] edges, List<String> rows, double[][] values, double low, double high) {
    public Tiles {
      rows = List.copyOf(rows);
    }
  }

  /**
   * How a line looks. Each number counts through a list of looks and starts again at its end.
   *
   * @param colour of {@link Palette#series}
   * @param dash 0 is solid
   * @param marked does it bear a few markers, whose shape follows the colour?
   */
  public record Style(int colour, int dash, boolean marked) {}

  /**
   * What the lines mean.
   *
   * @param title the axes whose values the entries are; may be empty
   * @param entries in the order of the lines; none: no legend
   */
  public record Legend(String title, List<Entry> entries) {
    public Legend {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One entry of the legend.
   *
   * @param key of the lines it stands for
   * @param label beside it
   * @param style how those lines look
   */
  public record Entry(String key, String label, Style style) {}
}
