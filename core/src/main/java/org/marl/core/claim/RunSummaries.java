package org.marl.core.claim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Summarised;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;
import org.marl.core.run.RunStatus;

/**
 * The numbers that claims need of each run, read once: a run of many record points leaves a few
 * numbers behind.
 */
final class RunSummaries {

  private record Key(String column, Claim.Summary summary) {}

  private final long[] seeds;
  private final Map<Key, double[]> values = new HashMap<>();

  /** Why the value of a run cannot be used; few runs have an entry. */
  private final Map<Integer, String> failures = new HashMap<>();

  private final Map<Key, Map<Integer, String>> missing = new HashMap<>();

  private RunSummaries(int runs) {
    seeds = new long[runs];
  }

  static RunSummaries of(Iterable<Claim> claims, RunResults results) {
    RunSummaries summaries = new RunSummaries(results.count());
    for (Claim claim : claims) {
      for (Summarised term : Terms.summarised(claim)) {
        summaries.values.computeIfAbsent(key(term), k -> new double[results.count()]);
      }
    }
    for (int run = 0; run < results.count(); run++) {
      summaries.read(run, results.run(run));
    }
    return summaries;
  }

  private static Key key(Summarised term) {
    return new Key(term.column(), term.summary());
  }

  private void read(int run, RunRecord result) {
    seeds[run] = result.seed();
    if (result.status() != RunStatus.DONE) {
      failures.put(
          run,
          "run `"
              + result.id()
              + "` "
              + (result.status() == RunStatus.FAILED ? "failed" : "did not finish")
              + result.message().map(message -> ": " + message).orElse(""));
      return;
    }
    values.forEach(
        (key, numbers) -> {
          Optional<double[]> column = result.column(key.column());
          if (column.isPresent()) {
            numbers[run] = summarise(key.summary(), column.get());
          } else {
            missing
                .computeIfAbsent(key, k -> new HashMap<>())
                .put(run, "run `" + result.id() + "` does not record `" + key.column() + "`");
          }
        });
  }

  static double summarise(Claim.Summary summary, double[] column) {
    if (column.length == 0) {
      return Double.NaN;
    }
    return switch (summary) {
      case INITIAL -> column[0];
      case FINAL -> column[column.length - 1];
      case LOWEST -> Arrays.stream(column).reduce(Double.POSITIVE_INFINITY, Math::min);
      case HIGHEST -> Arrays.stream(column).reduce(Double.NEGATIVE_INFINITY, Math::max);
      case MEAN -> Arrays.stream(column).average().orElseThrow();
    };
  }

  long seed(int run) {
    return seeds[run];
  }

  /**
   * The number of one run.
   *
   * @throws CellFailure if the run failed, or has no such number
   */
  double value(int run, Summarised term) {
    requireDone(run);
    String reason = missing.getOrDefault(key(term), Map.of()).get(run);
    if (reason != null) {
      throw new CellFailure(reason);
    }
    return values.get(key(term))[run];
  }

  void requireDone(int run) {
    String reason = failures.get(run);
    if (reason != null) {
      throw new CellFailure(reason);
    }
  }
}
