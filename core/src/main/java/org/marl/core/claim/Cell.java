package org.marl.core.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marl.core.plan.Claim.Confidence;
import org.marl.core.plan.Claim.Current;
import org.marl.core.plan.Claim.Summarised;
import org.marl.core.plan.Claim.Throughout;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;

/** One cell of a claim: columns are summarised along each run, then averaged over the seeds. */
final class Cell implements Scope {
  private final Map<String, String> coordinates;
  private final RunIndex index;
  private final RunResults results;
  private final RunSummaries summaries;
  private final Map<Throughout, double[]> truths = new HashMap<>();
  private final Map<Throughout, String> counterexamples = new HashMap<>();

  Cell(
      Map<String, String> coordinates, RunIndex index, RunResults results, RunSummaries summaries) {
    this.coordinates = coordinates;
    this.index = index;
    this.results = results;
    this.summaries = summaries;
  }

  Map<String, String> coordinates() {
    return coordinates;
  }

  /** The runs that a term with these fixed coordinates means here. */
  List<Integer> runs(Map<String, String> fixed) {
    List<Integer> runs = index.runs(fixed, coordinates);
    if (runs.isEmpty()) {
      throw new CellFailure("there is no such run");
    }
    return runs;
  }

  long seed(int run) {
    return summaries.seed(run);
  }

  /** The number of each of the {@link #runs runs} of the term. */
  double[] values(Summarised term) {
    return runs(term.fixed()).stream().mapToDouble(run -> summaries.value(run, term)).toArray();
  }

  /** 1 or 0 for each run of the cell. */
  double[] truths(Throughout term) {
    double[] known = truths.get(term);
    if (known == null) {
      known = runs(Map.of()).stream().mapToDouble(run -> truth(term, run)).toArray();
      truths.put(term, known);
    }
    return known;
  }

  private double truth(Throughout term, int run) {
    summaries.requireDone(run);
    RunRecord result = results.run(run);
    int points = result.steps().length - Terms.ahead(term.condition());
    for (int point = 0; point < points; point++) {
      RecordPoint scope = new RecordPoint(this, result, point);
      if (Judge.isTrue(term.condition(), scope) != term.all()) {
        if (term.all()) {
          String why = Judge.judge(term.condition(), scope).text();
          counterexamples.putIfAbsent(
              term, "at step " + result.steps()[point] + ", seed " + result.seed() + ": " + why);
        }
        return term.all() ? 0 : 1;
      }
    }
    if (!term.all()) {
      counterexamples.putIfAbsent(term, "at no record point of the run with seed " + result.seed());
    }
    return term.all() ? 1 : 0;
  }

  @Override
  public double summarised(Summarised term) {
    double[] values = values(term);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Override
  public double throughout(Throughout term) {
    double lowest = 1;
    for (double truth : truths(term)) {
      lowest = Math.min(lowest, truth);
    }
    return lowest;
  }

  @Override
  public double confidence(Confidence term) {
    return Bootstrap.share(term.condition(), this);
  }

  @Override
  public double current(Current term) {
    throw new CellFailure("`" + term.column() + "` has no value outside a record point");
  }

  @Override
  public String broken(Throughout term) {
    return counterexamples.get(term);
  }
}
