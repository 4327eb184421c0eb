package org.marl.algorithms.pessimistic;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Doc;

/** {@code finite(…)}: functions given number by number (paper 4, appendix D). */
public record FiniteClassConfig(
    @Doc(
            "for every agent a list of functions, each with one number per state, actions of its"
                + " predecessors, and action; the state is outermost, the agent's own action runs"
                + " fastest")
        List<List<List<Double>>> functions)
    implements FunctionClass {

  @Override
  public Optional<Misfit> misfit(PolicySpace space) {
    FiniteModel model = space.model();
    if (functions.size() != model.agents()) {
      return Optional.of(
          new Misfit(
              "functions of %d agents, but `%s` has %d"
                  .formatted(functions.size(), model.game().name(), model.agents()),
              "give one list per agent"));
    }
    for (int agent = 0; agent < functions.size(); agent++) {
      String name = model.game().agents().get(agent);
      if (functions.get(agent).isEmpty()) {
        return Optional.of(
            new Misfit("agent `%s` has no functions".formatted(name), "give at least one"));
      }
      for (int member = 0; member < functions.get(agent).size(); member++) {
        int found = functions.get(agent).get(member).size();
        if (found != space.entries(agent)) {
          return Optional.of(
              new Misfit(
                  "function %d of agent `%s` has %d numbers, not %d"
                      .formatted(member + 1, name, found, space.entries(agent)),
                  "give %d states times %d prefixes of actions times %d actions"
                      .formatted(model.states(), space.prefixes(agent), model.actions(agent))));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public PessimisticFit fit(PolicySpace space, int agent, ProblemSize sizes) {
    double[][] members =
        functions.get(agent).stream()
            .map(numbers -> numbers.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    return new FiniteFit(members, sizes);
  }
}
