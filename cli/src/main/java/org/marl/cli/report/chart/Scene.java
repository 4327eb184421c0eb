package org.marl.cli.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * A drawing: shapes at their final places, x to the right and y down, in pixels of 1/96 inch.
 * Painters need no further knowledge.
 *
 * @param width of the paper
 * @param height of the paper
 * @param title short name
 * @param description for readers who cannot see it
 * @param shapes in the order of drawing
 * @param frames where the panels of the chart lie, in their order
 */
public record Scene(
    double width,
    double height,
    String title,
    String description,
    List<Shape> shapes,
    List<Frame> frames) {
  public Scene {
    shapes = List.copyOf(shapes);
    frames = List.copyOf(frames);
  }

  /** The inside of a panel. */
  public record Frame(double x, double y, double width, double height) {}

  /** Something to draw. */
  public sealed interface Shape {}

  /**
   * Shapes that belong together.
   *
   * @param role what they are, such as {@code line 0 2}: scripts find them by it
   * @param clip nothing shows outside it
   */
  record Group(String role, Optional<Frame> clip, List<Shape> shapes) implements Shape {
    Group {
      shapes = List.copyOf(shapes);
    }
  }

  /** A line through points; NaN lifts the pen. Dashes are lengths on and off; none: solid. */
  record Polyline(double[] x, double[] y, Ink ink, double width, List<Double> dashes)
      implements Shape {
    Polyline {
      dashes = List.copyOf(dashes);
    }
  }

  /** A filled polygon. */
  record Area(double[] x, double[] y, Ink ink, double opacity) implements Shape {}

  record Rectangle(double x, double y, double width, double height, Ink ink, boolean filled)
      implements Shape {}

  /** One line of text; y is the base line. It is turned around its anchor, clockwise. */
  record Text(
      double x, double y, String text, double size, Anchor anchor, boolean bold, Ink ink, int turn)
      implements Shape {}

  /** Which end of a text its place is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
