package org.marl.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.marl.cli.report.chart.Chart;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunStatus;

/** Curves against steps, profiles and paths in a plane: lines in panels, seeds averaged. */
final class LineFigure implements Figure {

  /**
   * One line's worth of one run.
   *
   * @param at steps, or other whole numbers, one for each point
   * @param x where points lie in a plane; empty: where {@code at} says
   */
  record Curve(String column, String family, long[] at, Optional<double[]> x, double[] y) {}

  /** Takes the curves out of a run. */
  interface Source {
    List<Curve> curves(RunRecord run);
  }

  /** A place in the grid; the family is its vertical axis. */
  record Place(int row, int column, String family, String game) {}

  /** Seeds of a line so far; x is empty where steps are the horizontal axis. */
  record Track(Optional<SeedAverage> x, SeedAverage y) {}

  private static final int ROWS = 12;
  private static final int COLUMNS = 24;
  private static final int COLUMNS_IN_ROWS = 8;

  private final String heading;
  private final LineLook look;
  private final Source source;
  private final Placement placement;
  private final Capped<String> rows;
  private final Capped<String> columns;
  private final Map<Place, Map<LineKey, Track>> panels = new LinkedHashMap<>();
  private final LineStyles styles = new LineStyles();
  private int unfinished;

  LineFigure(String heading, Placement placement, LineLook look, Source source) {
    this.heading = heading;
    this.look = look;
    this.source = source;
    this.placement = placement;
    rows = new Capped<>(ROWS);
    boolean grid = !placement.rows().isEmpty();
    columns = new Capped<>(grid ? COLUMNS_IN_ROWS : COLUMNS);
  }

  @Override
  public String heading() {
    return heading;
  }

  @Override
  public void accept(RunRecord run) {
    if (run.status() != RunStatus.DONE) {
      unfinished++;
      return;
    }
    for (Curve curve : source.curves(run)) {
      // Different quantities do not share a scale: they take the direction that no axis takes.
      boolean across = placement.columns().isEmpty();
      String title = Axes.heading(placement.columns(), run.coordinates());
      String side = Axes.heading(placement.rows(), run.coordinates());
      OptionalInt column = columns.number(across ? curve.family() : title);
      OptionalInt row = rows.number(across ? side : side + "\0" + curve.family());
      Optional<LineKey> key =
          styles.key(Axes.values(placement.lines(), run.coordinates()), curve.column());
      if (row.isPresent() && column.isPresent() && key.isPresent()) {
        Place place = new Place(row.getAsInt(), column.getAsInt(), curve.family(), game(run));
        Track track =
            panels
                .computeIfAbsent(place, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(key.get(), ignored -> track(curve));
        track.x().ifPresent(x -> x.add(curve.at(), curve.x().orElseThrow()));
        track.y().add(curve.at(), curve.y());
      }
    }
  }

  /** The game of a panel; empty where panels hold several. */
  private String game(RunRecord run) {
    boolean placed =
        placement.rows().contains(Axes.GAME) || placement.columns().contains(Axes.GAME);
    return placed ? run.coordinates().get(Axes.GAME) : "";
  }

  private static Track track(Curve curve) {
    return new Track(curve.x().map(ignored -> new SeedAverage()), new SeedAverage());
  }

  @Override
  public Chart chart() {
    boolean across = placement.columns().isEmpty();
    List<String> titles = across ? Collections.nCopies(columns.kept().size(), "") : columns.kept();
    List<String> sides = rows.kept().stream().map(row -> row.replaceFirst("\0.*", "")).toList();
    return new LineChart(heading, look, placement, titles, sides, styles).of(panels);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    int seeds =
        panels.values().stream()
            .flatMap(lines -> lines.values().stream())
            .mapToInt(track -> track.y().runs())
            .max()
            .orElse(0);
    if (seeds > 1 && look.bands()) {
      notes.add(
          "Lines are means over up to " + seeds + " seeds; bands are 95 % Student t intervals.");
    } else if (seeds > 1) {
      notes.add("Lines are means over up to " + seeds + " seeds.");
    }
    rows.note("rows of panels", notes);
    columns.note("columns of panels", notes);
    styles.note(notes);
    if (unfinished > 0) {
      notes.add("Runs that did not finish are left out: " + unfinished + ".");
    }
    return notes;
  }
}
