package org.marl.cli.report.html;

import java.util.List;
import org.marl.cli.report.chart.Chart;
import org.marl.cli.report.chart.Chart.Line;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Extent;
import org.marl.cli.report.chart.Numbers;
import org.marl.cli.report.chart.Scene;
import org.marl.cli.report.chart.SvgPainter;

/** A figure in a page: picture, its numbers for the script, a table for those who cannot see it. */
public final class FigureBlock {
  private FigureBlock() {}

  /**
   * Appends the figure.
   *
   * @param name of its files, unique in the page
   * @param scene the picture of the chart
   */
  public static void append(
      Html html, String name, String heading, Chart chart, Scene scene, List<String> notes) {
    html.open("figure", "class", "figure", "id", "figure-" + name, "data-name", name);
    html.element("h3", heading);
    html.open("div", "class", "picture").markup(SvgPainter.element(scene, name));
    html.open("div", "class", "tip", "hidden", "").close().close();
    html.markup(
        "<script type=\"application/json\">" + ChartData.json(chart, scene) + "</script>\n");
    html.open("figcaption");
    notes.forEach(note -> html.element("p", note));
    html.open("p", "class", "tools", "hidden", "");
    html.element("button", "SVG", "type", "button", "data-save", "svg");
    html.text(" ").element("button", "PNG", "type", "button", "data-save", "png");
    html.text(" ").element("button", "Whole range", "type", "button", "data-reset", "");
    html.text(" Point at a line for values, click the legend to hide lines, drag to zoom.");
    html.close().close();
    if (chart.panels().stream().anyMatch(panel -> !panel.lines().isEmpty())) {
      table(html, chart);
    }
    html.close();
  }

  private static void table(Html html, Chart chart) {
    html.open("details").element("summary", "The lines as a table");
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String column : List.of("Panel", "Line", "First", "Last", "Lowest", "Highest")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody");
    for (Panel panel : chart.panels()) {
      for (Line line : panel.lines()) {
        if (line.y().length > 0) {
          row(html, ChartData.panelName(panel, chart), line);
        }
      }
    }
    html.close().close().close().close();
  }

  private static void row(Html html, String panel, Line line) {
    Extent extent = new Extent();
    extent.include(line.y());
    double[] numbers = {line.y()[0], line.y()[line.y().length - 1], extent.low(), extent.high()};
    html.open("tr").element("td", panel).element("td", line.label());
    for (double number : numbers) {
      html.element("td", Numbers.value(number), "class", "number");
    }
    html.close();
  }
}
