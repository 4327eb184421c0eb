package org.marl.algorithms.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Agents;
import org.marl.core.catalog.Doc;

/** {@code conditional(…)}: actions are chosen one after the other. */
public record ConditionalConfig(
    @Agents @Doc("the agents in the order in which they choose; left out: the game's order")
        Optional<List<List<Integer>>> order,
    @Doc(
            "what Q of an agent assumes of those after it: that they answer its action by their"
                + " conditional policies (paper 4, Definition 3.1), or that they play their marginal"
                + " policy whatever it does (the authors' code)")
        Followers followers)
    implements PolicyShape {

  @Override
  public PolicySpace space(FiniteModel model) {
    int[] agents =
        order
            .map(groups -> groups.stream().flatMap(List::stream).mapToInt(Integer::intValue))
            .orElse(IntStream.range(0, model.agents()))
            .toArray();
    return PolicySpace.conditional(model, agents);
  }
}
