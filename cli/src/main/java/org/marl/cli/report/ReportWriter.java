package org.marl.cli.report;

import java.awt.AWTError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.marl.cli.report.chart.Chart;
import org.marl.cli.report.chart.ChartLayout;
import org.marl.cli.report.chart.PngPainter;
import org.marl.cli.report.chart.Scene;
import org.marl.cli.report.chart.SvgPainter;
import org.marl.cli.report.html.FigureBlock;
import org.marl.cli.report.html.Html;
import org.marl.cli.report.html.Page;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;

/** Writes {@code report.html} and {@code figures/*.{svg,png}} of an experiment. */
public final class ReportWriter {
  private static final int NAME_LENGTH = 60;

  private final ExperimentPlan plan;
  private final Path out;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private ReportWriter(ExperimentPlan plan, Path out) {
    this.plan = plan;
    this.out = out;
  }

  /**
   * Writes the report, over an earlier one. Every run is read once.
   *
   * @param results of the plan's runs, finished or not
   * @param claims checked, in the order of the script
   * @param facts what the caller knows about their origin, such as command and times, by name
   * @param out folder of the results; it exists
   * @return what could not be done: pictures without fonts, say; usually empty
   * @throws IOException if a file cannot be written
   */
  public static List<String> write(
      ExperimentPlan plan,
      RunResults results,
      List<ClaimResult> claims,
      Map<String, String> facts,
      Path out)
      throws IOException {
    ReportWriter writer = new ReportWriter(plan, out);
    writer.write(results, claims, facts);
    return List.copyOf(writer.problems);
  }

  private void write(RunResults results, List<ClaimResult> claims, Map<String, String> facts)
      throws IOException {
    Axes axes = Axes.of(results);
    Figures figures = Figures.of(plan, axes);
    RunList runs = new RunList();
    for (RunRecord run : results) {
      figures.accept(run);
      runs.accept(run);
    }
    Html html = new Html();
    html.open("main");
    PageBody.header(html, plan, runs, claims);
    PageBody.claims(html, claims);
    for (Figure figure : figures.figures()) {
      figure(html, figure);
    }
    figures.tables().forEach(table -> PageBody.table(html, table));
    PageBody.runs(html, runs, axes.names());
    PageBody.provenance(html, Provenance.facts(facts, results));
    html.close();
    Files.writeString(out.resolve("report.html"), Page.of(plan.name() + " – Marl", html));
  }

  private void figure(Html html, Figure figure) throws IOException {
    Chart chart = figure.chart();
    if (chart.panels().isEmpty()) {
      html.open("section").element("h3", figure.heading());
      html.element("p", "No finished run has recorded this.", "class", "note").close();
      return;
    }
    String name = name(figure.heading());
    Scene scene = ChartLayout.scene(chart);
    FigureBlock.append(html, name, figure.heading(), chart, scene, figure.notes());
    Path folder = Files.createDirectories(out.resolve("figures"));
    Files.writeString(folder.resolve(name + ".svg"), SvgPainter.file(scene, name));
    png(scene, folder.resolve(name + ".png"));
  }

  private void png(Scene scene, Path path) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(path))) {
      PngPainter.write(scene, stream);
    } catch (LinkageError | InternalError | AWTError e) {
      // A Java installation without fonts or graphics libraries: all else works without them.
      Files.deleteIfExists(path);
      problems.add("cannot paint " + path.getFileName() + " (" + e + "); the SVG is there");
    }
  }

  /** A file name from the heading, different for each figure. */
  private String name(String heading) {
    String words = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = words.substring(0, Math.min(words.length(), NAME_LENGTH));
    String base = cut.replaceAll("^-+|-+$", "");
    String start = base.isEmpty() ? "figure" : base;
    String name = start;
    for (int number = 2; !names.add(name); number++) {
      name = start + "-" + number;
    }
    return name;
  }
}
