package org.marl.cli.report.chart;

import java.util.Locale;
import java.util.Optional;
import org.marl.cli.report.chart.Scene.Area;
import org.marl.cli.report.chart.Scene.Frame;
import org.marl.cli.report.chart.Scene.Group;
import org.marl.cli.report.chart.Scene.Polyline;
import org.marl.cli.report.chart.Scene.Rectangle;
import org.marl.cli.report.chart.Scene.Shape;
import org.marl.cli.report.chart.Scene.Text;

/**
 * Writes scenes as SVG 1.1. Colours are attributes, which every reader understands; the class names
 * of {@link Ink} let a page restyle them.
 */
public final class SvgPainter {
  private static final String FONT =
      "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

  private final StringBuilder out = new StringBuilder();
  private final String name;
  private int clips;

  private SvgPainter(String name) {
    this.name = name;
  }

  /**
   * The scene as one {@code svg} element, without XML declaration.
   *
   * @param name starts every id, which must differ between the pictures of a page
   */
  public static String element(Scene scene, String name) {
    return new SvgPainter(name).paint(scene);
  }

  /** The scene as a file of its own. */
  public static String file(Scene scene, String name) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(scene, name) + "\n";
  }

  private String paint(Scene scene) {
    String width = number(scene.width());
    String height = number(scene.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
    out.append("\" height=\"").append(height);
    out.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
    out.append("\" role=\"img\" aria-labelledby=\"").append(name).append("-title ");
    out.append(name).append("-desc\" font-family=\"").append(FONT).append("\">\n<title id=\"");
    out.append(name).append("-title\">").append(Markup.escape(scene.title()));
    out.append("</title>\n<desc id=\"").append(name).append("-desc\">");
    out.append(Markup.escape(scene.description())).append("</desc>\n");
    paint(new Rectangle(0, 0, scene.width(), scene.height(), Palette.PAPER, true));
    scene.shapes().forEach(this::paint);
    return out.append("</svg>").toString();
  }

  private void paint(Shape shape) {
    if (shape instanceof Group group) {
      group(group);
    } else if (shape instanceof Polyline line) {
      polyline(line);
    } else if (shape instanceof Area area) {
      area(area);
    } else if (shape instanceof Rectangle rectangle) {
      rectangle(rectangle);
    } else if (shape instanceof Text text) {
      text(text);
    } else {
      throw new AssertionError(shape);
    }
  }

  private void group(Group group) {
    Optional<String> clip = group.clip().map(this::clip);
    out.append("<g data-role=\"").append(Markup.escape(group.role())).append('"');
    clip.ifPresent(id -> out.append(" clip-path=\"url(#").append(id).append(")\""));
    out.append(">\n");
    group.shapes().forEach(this::paint);
    out.append("</g>\n");
  }

  private String clip(Frame frame) {
    String id = name + "-clip" + clips++;
    out.append("<clipPath id=\"").append(id).append("\"><rect").append(bounds(frame));
    out.append("/></clipPath>\n");
    return id;
  }

  private static String bounds(Frame frame) {
    return String.format(
        Locale.ROOT,
        " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"",
        number(frame.x()),
        number(frame.y()),
        number(frame.width()),
        number(frame.height()));
  }

  private void polyline(Polyline line) {
    out.append("<path d=\"");
    boolean down = false;
    for (int i = 0; i < line.x().length; i++) {
      boolean finite = Double.isFinite(line.x()[i]) && Double.isFinite(line.y()[i]);
      if (finite) {
        out.append(down ? 'L' : 'M').append(number(line.x()[i])).append(' ');
        out.append(number(line.y()[i]));
      }
      down = finite;
    }
    out.append("\" fill=\"none\" class=\"line-").append(line.ink().role());
    out.append("\" stroke=\"").append(line.ink().colour());
    out.append("\" stroke-width=\"").append(number(line.width()));
    out.append("\" stroke-linejoin=\"round\"");
    if (!line.dashes().isEmpty()) {
      out.append(" stroke-dasharray=\"");
      line.dashes().forEach(dash -> out.append(number(dash)).append(' '));
      out.setCharAt(out.length() - 1, '"');
    }
    out.append("/>\n");
  }

  private void area(Area area) {
    out.append("<path d=\"");
    for (int i = 0; i < area.x().length; i++) {
      out.append(i == 0 ? 'M' : 'L').append(number(area.x()[i])).append(' ');
      out.append(number(area.y()[i]));
    }
    out.append("Z\"").append(fill(area.ink()));
    if (area.opacity() < 1) {
      out.append(" fill-opacity=\"").append(number(area.opacity())).append('"');
    }
    out.append("/>\n");
  }

  private void rectangle(Rectangle shape) {
    Frame frame = new Frame(shape.x(), shape.y(), shape.width(), shape.height());
    out.append("<rect").append(bounds(frame));
    if (shape.filled()) {
      // Crisp: no paper shows between neighbouring tiles.
      out.append(fill(shape.ink())).append(" shape-rendering=\"crispEdges\"");
    } else {
      out.append(" fill=\"none\" class=\"line-").append(shape.ink().role());
      out.append("\" stroke=\"").append(shape.ink().colour()).append('"');
    }
    out.append("/>\n");
  }

  private void text(Text text) {
    String x = number(text.x());
    String y = number(text.y());
    out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" font-size=\"");
    out.append(number(text.size())).append('"').append(fill(text.ink()));
    switch (text.anchor()) {
      case START -> {}
      case MIDDLE -> out.append(" text-anchor=\"middle\"");
      case END -> out.append(" text-anchor=\"end\"");
    }
    if (text.bold()) {
      out.append(" font-weight=\"bold\"");
    }
    if (text.turn() != 0) {
      out.append(" transform=\"rotate(").append(text.turn()).append(' ').append(x);
      out.append(' ').append(y).append(")\"");
    }
    out.append('>').append(Markup.escape(text.text())).append("</text>\n");
  }

  private static String fill(Ink ink) {
    return " class=\"fill-" + ink.role() + "\" fill=\"" + ink.colour() + "\"";
  }

  /** At most two decimals: a hundredth of a pixel. */
  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
  }
}
