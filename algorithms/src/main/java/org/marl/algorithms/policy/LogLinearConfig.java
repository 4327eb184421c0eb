package org.marl.algorithms.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.marl.algorithms.feature.FeatureMap;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;
import org.marl.core.catalog.Rules;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Game;

/**
 * {@code log_linear(…)}: probabilities proportional to exp(features · theta). Theta starts at 0, so
 * policies start uniform.
 */
public record LogLinearConfig(
    @Of(ComponentKind.FEATURES) @Doc("what the logarithms of probabilities are linear in")
        Choice features,
    @Doc("whether every agent sees the actions of the agents before it (paper 4)")
        boolean conditional,
    @Bounds(above = 0) @Doc("radius of the ball that theta of every agent is kept in")
        double radius)
    implements PolicyShape, Rules {

  /** The map from states, prefixes and actions to features. */
  public FeatureMap featureMap() {
    return features.as(FeatureMap.class);
  }

  @Override
  public PolicySpace space(FiniteModel model) {
    return conditional
        ? PolicySpace.conditional(model, IntStream.range(0, model.agents()).toArray())
        : PolicySpace.independent(model);
  }

  @Override
  public List<Violation> violations(Game game) {
    if (game instanceof Game.Environment) {
      return List.of();
    }
    return featureMap()
        .misfit(space(FiniteModel.of(game)))
        .map(misfit -> new Violation("features", misfit.message(), misfit.help()))
        .stream()
        .toList();
  }
}
