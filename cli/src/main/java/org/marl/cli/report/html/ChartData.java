package org.marl.cli.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marl.cli.report.chart.Chart;
import org.marl.cli.report.chart.Chart.Entry;
import org.marl.cli.report.chart.Chart.Line;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Scale;
import org.marl.cli.report.chart.Scene;
import org.marl.cli.report.chart.Scene.Frame;

/** The numbers of a chart for the script of the page. */
final class ChartData {
  private static final JsonFactory JSON = new JsonFactory();

  /** More digits than any screen resolves. */
  private static final MathContext DIGITS = new MathContext(7);

  private ChartData() {}

  /** JSON that can stand inside a script element. */
  static String json(Chart chart, Scene scene) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("entries");
      for (Entry entry : chart.legend().entries()) {
        json.writeString(entry.key());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("panels");
      for (int i = 0; i < chart.panels().size(); i++) {
        panel(json, chart, chart.panels().get(i), scene.frames().get(i));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // "<" stands inside strings only, where its escape means the same and ends no element.
    return text.toString().replace("<", "\\u003c");
  }

  /** The headings of the panel in one line. */
  static String panelName(Panel panel, Chart chart) {
    String top =
        chart.panels().stream()
            .filter(other -> other.column() == panel.column() && other.row() <= panel.row())
            .map(Panel::title)
            .filter(title -> !title.isEmpty())
            .reduce("", (earlier, later) -> later);
    String side =
        chart.panels().stream()
            .filter(other -> other.row() == panel.row())
            .map(Panel::side)
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    return Stream.of(top, side, panel.y().label())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static void panel(JsonGenerator json, Chart chart, Panel panel, Frame frame)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", panelName(panel, chart));
    numbers(json, "frame", frame.x(), frame.y(), frame.width(), frame.height());
    scale(json, "x", panel.x());
    scale(json, "y", panel.y());
    json.writeArrayFieldStart("lines");
    for (Line line : panel.lines()) {
      line(json, line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void scale(JsonGenerator json, String name, Scale scale) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("label", scale.label());
    json.writeNumberField("low", scale.low());
    json.writeNumberField("high", scale.high());
    json.writeBooleanField("log", scale.logarithmic());
    json.writeBooleanField("labelled", scale.labelled());
    json.writeEndObject();
  }

  private static void line(JsonGenerator json, Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", line.label());
    json.writeArrayFieldStart("keys");
    for (String key : List.copyOf(line.keys())) {
      json.writeString(key);
    }
    json.writeEndArray();
    numbers(json, "x", line.x());
    numbers(json, "y", line.y());
    if (line.band().isPresent()) {
      numbers(json, "low", line.band().get().low());
      numbers(json, "high", line.band().get().high());
    }
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String name, double... values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        json.writeNull();
      } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        json.writeNumber((long) value);
      } else {
        json.writeNumber(new BigDecimal(value, DIGITS).doubleValue());
      }
    }
    json.writeEndArray();
  }
}
