package org.marl.dsl.check;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.marl.core.catalog.Catalog;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.diagnostic.Diagnostics;

/** The runs of an experiment, elaborated one at a time. */
final class ExperimentRuns implements ExperimentPlan.Runs {
  private final Cells cells;
  private final Catalog catalog;
  private final MadeGames madeGames;
  private final List<Long> seeds;
  private final long count;
  private final int digits;

  ExperimentRuns(Cells cells, Session session, List<Long> seeds, long count) {
    this.cells = cells;
    this.catalog = session.catalog();
    this.madeGames = session.madeGames();
    this.seeds = seeds;
    this.count = count;
    this.digits = Math.max(3, Long.toString(count).length());
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public Iterator<RunPlan> iterator() {
    return new Walk();
  }

  /** Pairs outermost, then the sweeps in the order of their first use, seeds innermost. */
  private final class Walk implements Iterator<RunPlan> {
    private final Session session = new Session(catalog, new Diagnostics(), madeGames);
    private final Iterator<Cells.Pair> pairs = cells.pairs(session).iterator();
    private Optional<Cells.Pair> pair = Optional.empty();
    private Choices choices = new Choices();
    private Optional<Cells.Cell> cell = Optional.empty();
    private int seed;
    private long number;

    @Override
    public boolean hasNext() {
      return number < count;
    }

    @Override
    public RunPlan next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (cell.isEmpty() || seed == seeds.size()) {
        advance();
        seed = 0;
      }
      number++;
      return plan(cell.orElseThrow(), seeds.get(seed++));
    }

    private void advance() {
      if (pair.isEmpty() || !choices.advance()) {
        pair = Optional.of(pairs.next());
        choices = new Choices();
      }
      cell = cells.cell(pair.get(), choices, session).cell();
      if (cell.isEmpty()) {
        throw new IllegalStateException(
            "two sweeps of "
                + cells.definition().name()
                + " do not go together: "
                + session.firstMessage());
      }
    }

    private RunPlan plan(Cells.Cell of, long withSeed) {
      Map<String, String> coordinates = new LinkedHashMap<>(of.coordinates());
      coordinates.put(Axes.SEED, Long.toString(withSeed));
      return new RunPlan(
          String.format(Locale.ROOT, "%0" + digits + "d", number),
          coordinates,
          withSeed,
          of.game(),
          of.algorithm(),
          of.start(),
          of.schedule(),
          of.metrics());
    }
  }
}
