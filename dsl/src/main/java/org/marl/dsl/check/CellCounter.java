package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Counts the runs of an experiment and elaborates every alternative of every sweep at least once,
 * so that all errors are found without walking through the product of the sweeps.
 */
final class CellCounter {
  /** More runs than this are refused. */
  static final long MOST_RUNS = 1_000_000;

  private final Cells cells;
  private final Session session;
  private final Labels labels = new Labels();
  private final Set<Value.Sweep> compared = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<Context> first = Optional.empty();
  private Optional<Context> latest = Optional.empty();
  private boolean complete = true;

  CellCounter(Cells cells, Session session) {
    this.cells = cells;
    this.session = session;
  }

  /** The number of runs; nothing if a cell has an error or if there are too many. */
  OptionalLong count(int seeds) {
    List<Cells.Pair> pairs = cells.pairs(session);
    List<List<Value.Sweep>> met = new ArrayList<>();
    double atLeast = 0;
    for (Cells.Pair pair : pairs) {
      List<Value.Sweep> sweeps = sweeps(pair, List.of(), List.of());
      met.add(sweeps);
      atLeast +=
          seeds
              * sweeps.stream()
                  .mapToDouble(sweep -> sweep.alternatives().size())
                  .reduce(1, (a, b) -> a * b);
    }
    if (tooMany(atLeast)) {
      return OptionalLong.empty();
    }
    long count = 0;
    for (int i = 0; i < pairs.size(); i++) {
      count += count(pairs.get(i), List.of(), List.of(), met.get(i));
    }
    boolean sound = complete && first.isPresent() && !tooMany((double) count * seeds);
    return sound ? OptionalLong.of(count * seeds) : OptionalLong.empty();
  }

  /** The labels of all runs, once they were counted. */
  Labels labels() {
    return labels;
  }

  /** The context of a cell, if possible of one without errors. */
  Context cell() {
    return first
        .or(() -> latest)
        .orElseGet(() -> cells.incomplete(Context.of(session, new Choices())).context());
  }

  private boolean tooMany(double runs) {
    if (runs <= MOST_RUNS) {
      return false;
    }
    Problem.error(
            Code.C003,
            cells.definition().declaration().name().span(),
            String.format(
                Locale.ROOT,
                "the experiment `%s` has %,.0f runs; %,d are the most",
                cells.definition().name(),
                runs,
                MOST_RUNS))
        .help("its sweeps multiply: games, algorithms, starts, swept keys, seeds")
        .to(session);
    return true;
  }

  /** The sweeps that the cell meets when it begins with these choices. */
  private List<Value.Sweep> sweeps(
      Cells.Pair pair, List<Value.Sweep> begin, List<Integer> indices) {
    Choices choices = new Choices(begin, indices);
    Cells.Reading reading = cells.cell(pair, choices, session);
    Optional<Cells.Cell> cell = reading.cell();
    latest = Optional.of(reading.context());
    complete &= cell.isPresent();
    for (Value.Sweep sweep : choices.met()) {
      if (compared.add(sweep)) {
        complete &= Blocks.distinct(sweep.alternatives(), session);
      }
    }
    cell.ifPresent(
        found -> {
          labels.add(found.coordinates());
          if (first.isEmpty()) {
            first = Optional.of(found.context());
          }
        });
    return choices.met();
  }

  /**
   * The combinations that begin with these choices; {@code met} are the sweeps of the first of
   * them.
   */
  private long count(
      Cells.Pair pair, List<Value.Sweep> begin, List<Integer> indices, List<Value.Sweep> met) {
    if (met.size() == begin.size()) {
      return 1;
    }
    List<Value.Sweep> known = met.subList(0, begin.size() + 1);
    int alternatives = met.get(begin.size()).alternatives().size();
    List<List<Value.Sweep>> metBy = new ArrayList<>();
    metBy.add(met);
    for (int i = 1; i < alternatives; i++) {
      metBy.add(sweeps(pair, known, with(indices, i)));
    }
    if (metBy.stream().allMatch(other -> same(met, other))) {
      return alternatives * count(pair, known, with(indices, 0), met);
    }
    long count = 0;
    for (int i = 0; i < alternatives; i++) {
      count += count(pair, known, with(indices, i), metBy.get(i));
    }
    return count;
  }

  private static boolean same(List<Value.Sweep> a, List<Value.Sweep> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).span().equals(b.get(i).span())) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> with(List<Integer> indices, int next) {
    List<Integer> longer = new ArrayList<>(indices);
    longer.add(next);
    return longer;
  }
}
