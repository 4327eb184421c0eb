package org.marl.core.claim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.marl.core.plan.Claim.Confidence;
import org.marl.core.plan.Claim.Current;
import org.marl.core.plan.Claim.Summarised;
import org.marl.core.plan.Claim.Term;
import org.marl.core.plan.Claim.Throughout;

/**
 * The bootstrap over seeds (Efron 1979): seeds are drawn with replacement, as many as there are,
 * and every term is evaluated on the runs with the drawn seeds.
 */
final class Bootstrap implements Scope {
  private static final int RESAMPLES = 10_000;

  /** The same draws in every check of every claim. */
  private static final long STREAM = 20_240_229;

  private final Cell cell;
  private final Map<Long, Integer> numbers = new TreeMap<>();
  private final Map<Term, double[]> bySeed = new HashMap<>();
  private int[] drawn = {};

  private Bootstrap(Cell cell, Term condition) {
    this.cell = cell;
    for (Summarised term : Terms.summarised(condition)) {
      cell.runs(term.fixed()).forEach(run -> numbers.put(cell.seed(run), 0));
    }
    int number = 0;
    for (Map.Entry<Long, Integer> seed : numbers.entrySet()) {
      seed.setValue(number++);
    }
  }

  /** The share of resamples in which the condition holds. */
  static double share(Term condition, Cell cell) {
    Bootstrap bootstrap = new Bootstrap(cell, condition);
    SplittableRandom random = new SplittableRandom(STREAM);
    int seeds = bootstrap.numbers.size();
    bootstrap.drawn = new int[seeds];
    int holding = 0;
    for (int resample = 0; resample < RESAMPLES; resample++) {
      for (int draw = 0; draw < seeds; draw++) {
        bootstrap.drawn[draw] = random.nextInt(seeds);
      }
      holding += Judge.isTrue(condition, bootstrap) ? 1 : 0;
    }
    return (double) holding / RESAMPLES;
  }

  @Override
  public double summarised(Summarised term) {
    if (term.fixed().containsKey("seed")) {
      return cell.summarised(term);
    }
    double[] values =
        bySeed.computeIfAbsent(term, t -> arrange(cell.runs(term.fixed()), cell.values(term)));
    double sum = 0;
    for (int seed : drawn) {
      sum += values[seed];
    }
    return sum / drawn.length;
  }

  /** By the number of the seed. A seed that one side of a comparison lacks makes it NaN. */
  private double[] arrange(List<Integer> runs, double[] values) {
    double[] arranged = new double[numbers.size()];
    Arrays.fill(arranged, Double.NaN);
    for (int i = 0; i < values.length; i++) {
      arranged[numbers.get(cell.seed(runs.get(i)))] = values[i];
    }
    return arranged;
  }

  @Override
  public double current(Current term) {
    return cell.current(term);
  }

  @Override
  public double throughout(Throughout term) {
    throw new CellFailure("confidence speaks of numbers, not of record points");
  }

  @Override
  public double confidence(Confidence term) {
    throw new CellFailure("confidence within confidence has no meaning");
  }

  @Override
  public String broken(Throughout term) {
    return cell.broken(term);
  }
}
