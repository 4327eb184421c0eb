package org.marl.algorithms.pessimistic;

import java.util.Optional;
import org.marl.algorithms.feature.FeatureComponents;
import org.marl.algorithms.feature.FeatureMap;
import org.marl.algorithms.feature.Features;
import org.marl.algorithms.feature.OneHotConfig;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/** {@code linear(…)}: f = phi · w with w in a ball (paper 4, Definition 5.1). */
public record LinearClassConfig(
    @Of(ComponentKind.FEATURES) @Doc("phi") Choice features,
    @Bounds(above = 0)
        @Doc(
            "L, the radius of the ball of w; left out: sqrt(d) times the largest value that rewards"
                + " and discount allow, which holds every table of values where phi is one-hot")
        Optional<Double> radius)
    implements FunctionClass {
  /** Beyond it, the decomposition of a matrix of features by features takes too long. */
  private static final int MOST_FEATURES = 2000;

  static final LinearClassConfig DEFAULT =
      new LinearClassConfig(FeatureComponents.ONE_HOT.byDefault(), Optional.empty());

  private FeatureMap featureMap() {
    return features.as(FeatureMap.class);
  }

  @Override
  public Optional<Misfit> misfit(PolicySpace space) {
    Optional<Misfit> misfit = featureMap().misfit(space);
    if (misfit.isPresent()) {
      return misfit;
    }
    for (int agent = 0; agent < space.model().agents(); agent++) {
      int entries = space.entries(agent);
      if (featureMap() instanceof OneHotConfig && entries > MOST_FEATURES) {
        return Optional.of(
            new Misfit(
                "agent `%s` has %d one-hot features; %d can be solved for"
                    .formatted(space.model().game().agents().get(agent), entries, MOST_FEATURES),
                "write `features = random(dimension = …)`"));
      }
    }
    return Optional.empty();
  }

  @Override
  public PessimisticFit fit(PolicySpace space, int agent, ProblemSize sizes) {
    Features phi = featureMap().of(space, agent);
    double ball = radius.orElse(Math.sqrt(phi.dimension()) * sizes.valueBound());
    return new LinearFit(phi, ball, sizes);
  }
}
