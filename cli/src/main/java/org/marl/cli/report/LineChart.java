package org.marl.cli.report;

import static org.marl.cli.report.Decimation.pick;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.cli.report.LineFigure.Place;
import org.marl.cli.report.LineFigure.Track;
import org.marl.cli.report.chart.Chart;
import org.marl.cli.report.chart.Chart.Band;
import org.marl.cli.report.chart.Chart.Line;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Extent;
import org.marl.cli.report.chart.Scale;

/** Makes the chart of the collected lines: scales, panels, points that show. */
final class LineChart {
  private static final int FEW_PANELS = 6;

  private final String heading;
  private final LineLook look;
  private final Placement placement;
  private final List<String> titles;
  private final List<String> sides;
  private final LineStyles styles;
  private final boolean wrapped;
  private final int width;

  /** Panels share a scale where the same quantity of the same game is drawn. */
  private record Shared(String family, String game) {}

  LineChart(
      String heading,
      LineLook look,
      Placement placement,
      List<String> titles,
      List<String> sides,
      LineStyles styles) {
    this.heading = heading;
    this.look = look;
    this.placement = placement;
    this.titles = titles;
    this.sides = sides;
    this.styles = styles;
    wrapped = sides.size() == 1 && titles.size() > 4;
    // Rows of four, or of three where that fills the last row.
    width = !wrapped ? titles.size() : titles.size() % 4 != 0 && titles.size() % 3 == 0 ? 3 : 4;
  }

  Chart of(Map<Place, Map<LineKey, Track>> panels) {
    Extent x = new Extent();
    Map<Shared, Extent> ys = new HashMap<>();
    panels.forEach(
        (place, lines) ->
            lines
                .values()
                .forEach(
                    track -> {
                      x.include(horizontal(track));
                      Extent y = ys.computeIfAbsent(shared(place), ignored -> new Extent());
                      double[] mean = track.y().mean();
                      y.include(mean);
                      if (look.bands()) {
                        double[] half = track.y().half();
                        y.include(shifted(mean, half, -1));
                        y.include(shifted(mean, half, 1));
                      }
                    }));
    Scale xScale = Scale.around(look.xLabel(), x, look.plane() ? 0.05 : 0.02, look.logX());
    Scale across = look.plane() ? xScale : xScale.ofWholeNumbers();
    Map<Place, Scale> up = new HashMap<>();
    panels
        .keySet()
        .forEach(
            place ->
                up.put(
                    place,
                    Scale.around(
                        look.yLabel().orElse(place.family()),
                        ys.get(shared(place)),
                        0.06,
                        look.logY())));
    return new Chart(
        look.title(),
        description(panels),
        panels(panels, across, up),
        styles.legend(placement.lines()));
  }

  private List<Panel> panels(
      Map<Place, Map<LineKey, Track>> panels, Scale across, Map<Place, Scale> up) {
    Set<List<Integer>> taken = new HashSet<>();
    panels.keySet().forEach(place -> taken.add(List.of(row(place), column(place))));
    Map<List<Integer>, Scale> scales = new HashMap<>();
    up.forEach((place, scale) -> scales.put(List.of(row(place), column(place)), scale));
    int buckets = panels.size() <= FEW_PANELS ? 440 : 200;
    List<Panel> result = new ArrayList<>();
    panels.forEach(
        (place, lines) -> {
          boolean lowest = !taken.contains(List.of(row(place) + 1, column(place)));
          Scale left = scales.get(List.of(row(place), column(place) - 1));
          Scale y = up.get(place);
          String title = wrapped || row(place) == 0 ? titles.get(place.column()) : "";
          boolean last = !taken.contains(List.of(row(place), column(place) + 1));
          result.add(
              new Panel(
                  row(place),
                  column(place),
                  title,
                  last && !wrapped ? sides.get(place.row()) : "",
                  lowest ? across : across.unlabelled(),
                  y.equals(left) ? y.unlabelled() : y,
                  lines.entrySet().stream()
                      .map(line -> line(line.getKey(), line.getValue(), across, buckets))
                      .toList(),
                  Optional.empty()));
        });
    return result;
  }

  private Line line(LineKey key, Track track, Scale across, int buckets) {
    double[] x = horizontal(track);
    double[] y = track.y().mean();
    double[] half = track.y().half();
    boolean banded = look.bands() && track.y().runs() > 1;
    double[] low = shifted(y, half, -1);
    double[] high = shifted(y, half, 1);
    int[] kept;
    if (look.plane()) {
      // Along the path there are no pixel columns: time takes their place.
      double[] time = track.y().steps();
      double[] share = Arrays.stream(time).map(t -> t / time[time.length - 1]).toArray();
      kept = Decimation.indices(share, buckets, x, y);
    } else {
      double[] share = Arrays.stream(x).map(across::position).toArray();
      kept =
          Decimation.indices(
              share, buckets, banded ? new double[][] {y, low, high} : new double[][] {y});
    }
    Optional<Band> band =
        banded ? Optional.of(new Band(pick(low, kept), pick(high, kept))) : Optional.empty();
    return new Line(
        styles.keys(key), styles.label(key), styles.style(key), pick(x, kept), pick(y, kept), band);
  }

  private double[] horizontal(Track track) {
    return track.x().map(SeedAverage::mean).orElseGet(track.y()::steps);
  }

  private static double[] shifted(double[] mean, double[] half, int sign) {
    double[] ends = new double[mean.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = mean[i] + sign * half[i];
    }
    return ends;
  }

  private static Shared shared(Place place) {
    return new Shared(place.family(), place.game());
  }

  private int row(Place place) {
    return wrapped ? place.column() / width : place.row();
  }

  private int column(Place place) {
    return wrapped ? place.column() % width : place.column();
  }

  private String description(Map<Place, Map<LineKey, Track>> panels) {
    int lines = panels.values().stream().mapToInt(Map::size).sum();
    return heading
        + " against "
        + look.xLabel()
        + ": "
        + lines
        + (lines == 1 ? " line in " : " lines in ")
        + panels.size()
        + (panels.size() == 1 ? " panel." : " panels.");
  }
}
