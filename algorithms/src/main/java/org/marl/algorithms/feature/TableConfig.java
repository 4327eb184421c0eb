package org.marl.algorithms.feature;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Doc;

/** {@code table(…)}: features given number by number. */
public record TableConfig(
    @Doc(
            "for every agent a list with one row of numbers per state, actions of its predecessors,"
                + " and action; the state is outermost, the agent's own action runs fastest")
        List<List<List<Double>>> rows,
    @Doc("scale rows whose norm exceeds 1 down to norm 1, instead of refusing them")
        boolean normalise)
    implements FeatureMap {
  /** Norms this much above 1 are rounding. */
  private static final double TOLERANCE = 1e-12;

  @Override
  public Features of(PolicySpace space, int agent) {
    misfit(space)
        .ifPresent(
            misfit -> {
              throw new IllegalArgumentException(misfit.message());
            });
    return new DenseFeatures(rows.get(agent).stream().map(this::vector).toArray(double[][]::new));
  }

  private double[] vector(List<Double> row) {
    double norm = norm(row);
    double scale = norm > 1 ? 1 / norm : 1;
    return row.stream().mapToDouble(x -> x * scale).toArray();
  }

  private static double norm(List<Double> row) {
    double largest = row.stream().mapToDouble(Math::abs).max().orElse(0);
    // Scaled, so that no square overflows.
    return largest == 0
        ? 0
        : largest * Math.sqrt(row.stream().mapToDouble(x -> (x / largest) * (x / largest)).sum());
  }

  @Override
  public Optional<Misfit> misfit(PolicySpace space) {
    FiniteModel model = space.model();
    if (rows.size() != model.agents()) {
      return Optional.of(
          new Misfit(
              "features of %d agents, but `%s` has %d"
                  .formatted(rows.size(), model.game().name(), model.agents()),
              "give one list per agent"));
    }
    for (int agent = 0; agent < rows.size(); agent++) {
      Optional<Misfit> misfit = misfit(space, agent);
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    return Optional.empty();
  }

  private Optional<Misfit> misfit(PolicySpace space, int agent) {
    FiniteModel model = space.model();
    List<List<Double>> own = rows.get(agent);
    String name = model.game().agents().get(agent);
    int entries = space.entries(agent);
    if (own.size() != entries) {
      return Optional.of(
          new Misfit(
              "agent `%s` has %d rows of features, not %d".formatted(name, own.size(), entries),
              "give %d: %d for the state, times %d for actions of predecessors, times %d for its own"
                  .formatted(
                      entries, model.states(), space.prefixes(agent), model.actions(agent))));
    }
    for (int entry = 0; entry < entries; entry++) {
      int length = own.get(entry).size();
      if (length == 0 || length != own.get(0).size()) {
        return Optional.of(
            new Misfit(
                "row %d of agent `%s` has %d features, row 1 has %d"
                    .formatted(entry + 1, name, length, own.get(0).size()),
                "give every row of an agent the same number of features, at least one"));
      }
      double norm = norm(own.get(entry));
      if (!normalise && norm > 1 + TOLERANCE) {
        return Optional.of(
            new Misfit(
                "row %d of agent `%s` has norm %.6g, above 1".formatted(entry + 1, name, norm),
                "scale the row, or add `normalise = true`"));
      }
    }
    return Optional.empty();
  }
}
