package org.marl.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.marl.cli.report.chart.Chart;
import org.marl.cli.report.chart.Chart.Legend;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Chart.Tiles;
import org.marl.cli.report.chart.Extent;
import org.marl.cli.report.chart.Scale;
import org.marl.core.plan.report.HeatmapConfig;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunStatus;

/** The entries of a metric as rows of colours against steps; or cells, for a single column. */
final class HeatmapFigure implements Figure {
  private static final int PANELS = 8;
  private static final int ROWS = 40;
  private static final int TILES = 120;

  private final HeatmapConfig config;
  private final Placement placement;
  private final String xLabel;
  private final Capped<String> rows = new Capped<>(PANELS);
  private final Capped<String> columns = new Capped<>(PANELS);
  private final Capped<String> names = new Capped<>(ROWS);
  private final Map<Place, Map<String, SeedAverage>> maps = new LinkedHashMap<>();

  private record Place(int row, int column) {}

  HeatmapFigure(HeatmapConfig config, Axes axes, String xLabel) {
    this.config = config;
    this.placement = Placement.of(axes, config.rows(), config.columns(), Optional.empty());
    this.xLabel = xLabel;
  }

  @Override
  public String heading() {
    return config.title().orElse(config.what().name());
  }

  @Override
  public void accept(RunRecord run) {
    if (run.status() != RunStatus.DONE) {
      return;
    }
    List<String> matching = ColumnNames.matching(List.of(config.what()), run.columns());
    for (String column : matching) {
      OptionalInt x = columns.number(Axes.heading(placement.columns(), run.coordinates()));
      OptionalInt y = rows.number(Axes.heading(placement.rows(), run.coordinates()));
      String cell = Axes.values(placement.lines(), run.coordinates());
      String entry = matching.size() == 1 && !cell.isEmpty() ? "" : column;
      String name = cell.isEmpty() || entry.isEmpty() ? cell + entry : cell + ", " + entry;
      if (x.isPresent() && y.isPresent() && names.number(name).isPresent()) {
        maps.computeIfAbsent(
                new Place(y.getAsInt(), x.getAsInt()), ignored -> new LinkedHashMap<>())
            .computeIfAbsent(name, ignored -> new SeedAverage())
            .add(run.steps(), run.column(column).orElseThrow());
      }
    }
  }

  @Override
  public Chart chart() {
    Extent all = new Extent();
    maps.values().forEach(map -> map.values().forEach(average -> all.include(average.mean())));
    List<Panel> panels = new ArrayList<>();
    maps.forEach((place, map) -> panels.add(panel(place, map, all)));
    String description =
        heading() + " against " + xLabel + " as colours, " + panels.size() + " maps.";
    return new Chart(
        config.title().orElse(""),
        description,
        panels,
        new Legend(config.what().name(), List.of()));
  }

  private Panel panel(Place place, Map<String, SeedAverage> map, Extent all) {
    Extent steps = new Extent();
    map.values().forEach(average -> steps.include(average.steps()));
    Scale x = Scale.around(xLabel, steps, 0, false).ofWholeNumbers();
    double[] edges = new double[TILES + 1];
    for (int i = 0; i <= TILES; i++) {
      edges[i] = x.low() + (x.high() - x.low()) * i / TILES;
    }
    double[][] values =
        map.values().stream().map(average -> tiles(average, x)).toArray(double[][]::new);
    Tiles tiles = new Tiles(edges, List.copyOf(map.keySet()), values, all.low(), all.high());
    boolean lowest = !maps.containsKey(new Place(place.row() + 1, place.column()));
    boolean last = !maps.containsKey(new Place(place.row(), place.column() + 1));
    Map<String, SeedAverage> left = maps.get(new Place(place.row(), place.column() - 1));
    boolean named = left == null || !left.keySet().equals(map.keySet());
    return new Panel(
        place.row(),
        place.column(),
        place.row() == 0 ? columns.kept().get(place.column()) : "",
        last ? rows.kept().get(place.row()) : "",
        lowest ? x : x.unlabelled(),
        new Scale("", 0, 1, false, false, named),
        List.of(),
        Optional.of(tiles));
  }

  /** Means over the steps in each tile; where steps are wider than tiles, the step before. */
  private static double[] tiles(SeedAverage average, Scale x) {
    double[] sums = new double[TILES];
    int[] counts = new int[TILES];
    double[] steps = average.steps();
    for (int i = 0; i < steps.length; i++) {
      int tile = (int) Math.min(TILES - 1.0, x.position(steps[i]) * TILES);
      sums[tile] += average.mean()[i];
      counts[tile]++;
    }
    for (int i = 0; i < TILES; i++) {
      sums[i] = counts[i] > 0 ? sums[i] / counts[i] : i > 0 ? sums[i - 1] : Double.NaN;
    }
    return sums;
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    rows.note("rows of panels", notes);
    columns.note("columns of panels", notes);
    names.note("rows of a map", notes);
    return notes;
  }
}
