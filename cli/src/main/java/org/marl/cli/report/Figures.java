package org.marl.cli.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marl.core.catalog.Choice;
import org.marl.core.plan.Column;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.report.CurveConfig;
import org.marl.core.plan.report.HeatmapConfig;
import org.marl.core.plan.report.PlaneConfig;
import org.marl.core.plan.report.ProfileConfig;
import org.marl.core.plan.report.TableConfig;
import org.marl.core.run.RunRecord;

/** The figures and tables that a plan asks for, or those that every experiment gets. */
final class Figures {
  private static final List<String> PERFORMANCE = List.of("return", "value");

  private final Axes axes;
  private final String steps;
  private final List<Figure> figures = new ArrayList<>();
  private final List<ResultTable> tables = new ArrayList<>();

  private Figures(Axes axes, String steps) {
    this.axes = axes;
    this.steps = steps;
  }

  static Figures of(ExperimentPlan plan, Axes axes) {
    Iterator<RunPlan> runs = plan.runs().iterator();
    Optional<RunPlan> first = runs.hasNext() ? Optional.of(runs.next()) : Optional.empty();
    String steps =
        first
            .map(run -> run.schedule().unit().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse("steps");
    Figures all = new Figures(axes, steps);
    plan.report().forEach(all::add);
    if (all.figures.isEmpty() && all.tables.isEmpty()) {
      first.ifPresent(run -> all.curve(ofPerformance(run)));
    }
    if (all.tables.isEmpty()) {
      all.tables.add(new ResultTable(everything(), axes));
    }
    return all;
  }

  /** The curve of how well the agents do; of everything where nothing recorded says so. */
  private static CurveConfig ofPerformance(RunPlan run) {
    List<Column> recorded =
        run.metrics().stream().map(metric -> new Column(metric.name())).toList();
    List<Column> performance =
        recorded.stream().filter(column -> PERFORMANCE.contains(column.name())).limit(1).toList();
    return new CurveConfig(
        performance.isEmpty() ? recorded : performance,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }

  private static TableConfig everything() {
    return new TableConfig(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void add(Choice choice) {
    Record config = choice.config();
    if (config instanceof CurveConfig curve) {
      curve(curve);
    } else if (config instanceof ProfileConfig profile) {
      profile(profile);
    } else if (config instanceof PlaneConfig plane) {
      plane(plane);
    } else if (config instanceof HeatmapConfig heatmap) {
      figures.add(new HeatmapFigure(heatmap, axes, steps));
    } else if (config instanceof TableConfig table) {
      tables.add(new ResultTable(table, axes));
    }
  }

  private void curve(CurveConfig config) {
    Placement placement = Placement.of(axes, config.rows(), config.columns(), config.lines());
    LineLook look =
        new LineLook(
            config.title().orElse(""),
            steps,
            Optional.empty(),
            config.logX(),
            config.logY(),
            false);
    LineFigure.Source source = run -> curves(config.what(), run);
    figures.add(new LineFigure(heading(config.title(), config.what()), placement, look, source));
  }

  private void profile(ProfileConfig config) {
    Placement placement = Placement.of(axes, config.rows(), config.columns(), config.lines());
    LineLook look =
        new LineLook(
            config.title().orElse(""),
            config.label().orElse("entry"),
            Optional.empty(),
            false,
            config.logY(),
            false);
    LineFigure.Source source = run -> Profile.curves(config.what(), run);
    figures.add(new LineFigure(heading(config.title(), config.what()), placement, look, source));
  }

  private static String heading(Optional<String> title, List<Column> what) {
    return title.orElse(what.stream().map(Column::name).collect(Collectors.joining(", ")));
  }

  private static List<LineFigure.Curve> curves(List<Column> what, RunRecord run) {
    return ColumnNames.matching(what, run.columns()).stream()
        .map(
            column ->
                new LineFigure.Curve(
                    column,
                    ColumnNames.family(column, what),
                    run.steps(),
                    Optional.empty(),
                    run.column(column).orElseThrow()))
        .toList();
  }

  private void plane(PlaneConfig config) {
    Placement placement = Placement.of(axes, config.rows(), config.columns(), config.lines());
    String x = config.x().name();
    String y = config.y().name();
    LineLook look = new LineLook(config.title().orElse(""), x, Optional.of(y), false, false, true);
    LineFigure.Source source =
        run ->
            run.column(x).isPresent() && run.column(y).isPresent()
                ? List.of(
                    new LineFigure.Curve(
                        y, y, run.steps(), run.column(x), run.column(y).orElseThrow()))
                : List.of();
    String heading = config.title().orElse(y + " against " + x);
    figures.add(new LineFigure(heading, placement, look, source));
  }

  List<Figure> figures() {
    return figures;
  }

  List<ResultTable> tables() {
    return tables;
  }

  void accept(RunRecord run) {
    figures.forEach(figure -> figure.accept(run));
    tables.forEach(table -> table.accept(run));
  }
}
