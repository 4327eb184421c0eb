package org.marl.cli.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.marl.cli.report.chart.Scene.Area;
import org.marl.cli.report.chart.Scene.Group;
import org.marl.cli.report.chart.Scene.Polyline;
import org.marl.cli.report.chart.Scene.Rectangle;
import org.marl.cli.report.chart.Scene.Shape;
import org.marl.cli.report.chart.Scene.Text;

/** Paints scenes as PNG, without a display. */
public final class PngPainter {
  /** Pixels of the picture per pixel of the scene: 288 dots per inch, fit for print. */
  public static final int SCALE = 3;

  private static final float EFFORT = 0.8f;

  private static final List<String> FONTS =
      List.of("Helvetica", "Arial", "Liberation Sans", "DejaVu Sans");

  private final Graphics2D graphics;
  private final String font;

  private PngPainter(Graphics2D graphics) {
    this.graphics = graphics;
    this.font = font();
  }

  /**
   * Writes the picture, {@link #SCALE} times the scene's size.
   *
   * @throws IOException if the stream does
   */
  public static void write(Scene scene, OutputStream out) throws IOException {
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
    int width = (int) Math.ceil(scene.width() * SCALE);
    int height = (int) Math.ceil(scene.height() * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.decode(Palette.PAPER.colour()));
      graphics.fillRect(0, 0, width, height);
      graphics.scale(SCALE, SCALE);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      PngPainter painter = new PngPainter(graphics);
      scene.shapes().forEach(painter::paint);
    } finally {
      graphics.dispose();
    }
    encode(image, out);
  }

  /** With little effort at compression, which takes most of the time. */
  private static void encode(BufferedImage image, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(EFFORT);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  private static String font() {
    Set<String> families =
        Set.copyOf(
            Arrays.asList(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
    return FONTS.stream().filter(families::contains).findFirst().orElse(Font.SANS_SERIF);
  }

  private void paint(Shape shape) {
    if (shape instanceof Group group) {
      group(group);
    } else if (shape instanceof Polyline line) {
      polyline(line);
    } else if (shape instanceof Area area) {
      graphics.setColor(colour(area.ink(), area.opacity()));
      Path2D path = path(area.x(), area.y());
      path.closePath();
      graphics.fill(path);
    } else if (shape instanceof Rectangle rectangle) {
      rectangle(rectangle);
    } else if (shape instanceof Text text) {
      text(text);
    } else {
      throw new AssertionError(shape);
    }
  }

  private void group(Group group) {
    java.awt.Shape outer = graphics.getClip();
    group
        .clip()
        .ifPresent(
            frame ->
                graphics.clip(
                    new Rectangle2D.Double(frame.x(), frame.y(), frame.width(), frame.height())));
    group.shapes().forEach(this::paint);
    graphics.setClip(outer);
  }

  private void polyline(Polyline line) {
    float[] dashes = new float[line.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = line.dashes().get(i).floatValue();
    }
    graphics.setColor(colour(line.ink(), 1));
    graphics.setStroke(
        new BasicStroke(
            (float) line.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10,
            dashes.length == 0 ? null : dashes,
            0));
    graphics.draw(path(line.x(), line.y()));
  }

  private static Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < x.length; i++) {
      boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      if (finite && down) {
        path.lineTo(x[i], y[i]);
      } else if (finite) {
        path.moveTo(x[i], y[i]);
      }
      down = finite;
    }
    return path;
  }

  private void rectangle(Rectangle shape) {
    graphics.setColor(colour(shape.ink(), 1));
    Rectangle2D bounds =
        new Rectangle2D.Double(shape.x(), shape.y(), shape.width(), shape.height());
    if (shape.filled()) {
      // Crisp: no paper shows between neighbouring tiles.
      graphics.setRenderingHint(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      graphics.fill(bounds);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    } else {
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(bounds);
    }
  }

  private void text(Text text) {
    Font plain = new Font(font, text.bold() ? Font.BOLD : Font.PLAIN, 1);
    graphics.setFont(plain.deriveFont((float) text.size()));
    graphics.setColor(colour(text.ink(), 1));
    double width =
        graphics.getFont().getStringBounds(text.text(), graphics.getFontRenderContext()).getWidth();
    double shift =
        switch (text.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform outer = graphics.getTransform();
    graphics.translate(text.x(), text.y());
    graphics.rotate(Math.toRadians(text.turn()));
    graphics.drawString(text.text(), (float) shift, 0);
    graphics.setTransform(outer);
  }

  private static Color colour(Ink ink, double opacity) {
    Color colour = Color.decode(ink.colour());
    int alpha = (int) Math.round(opacity * 255);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
