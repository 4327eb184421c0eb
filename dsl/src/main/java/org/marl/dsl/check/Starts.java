package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.plan.Game;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Reads {@code start}: for every agent the probabilities of its actions, or of the first of two.
 */
final class Starts {
  private final Context context;
  private final Session session;

  Starts(Context context) {
    this.context = context;
    this.session = context.session();
  }

  Optional<double[][][]> of(Value value, Scope scope) {
    return context.resolution().resolve(value, scope).flatMap(this::policies);
  }

  private Optional<double[][][]> policies(Resolution.Located located) {
    Game game = context.game().orElseThrow();
    if (!(located.value() instanceof Value.ListLiteral list)
        || list.entries().size() != game.agentCount()) {
      Problem.error(
              Code.M005,
              located.value().span(),
              "one entry for each of the "
                  + Words.count(game.agentCount(), "agent")
                  + " of game `"
                  + game.name()
                  + "` is expected here, found "
                  + Words.describe(located.value()))
          .help(
              "an entry is the list of an agent's probabilities, or for two actions the probability of the first")
          .to(session);
      return Optional.empty();
    }
    double[][][] start = new double[game.agentCount()][][];
    boolean fits = true;
    for (int agent = 0; agent < start.length; agent++) {
      Optional<double[]> policy = policy(list.entries().get(agent), located.scope(), game, agent);
      fits &= policy.isPresent();
      start[agent] = new double[][] {policy.orElse(new double[0])};
    }
    return fits ? Optional.of(start) : Optional.empty();
  }

  private Optional<double[]> policy(Value value, Scope scope, Game game, int agent) {
    int actions = game.actions().get(agent).size();
    if (value instanceof Value.ListLiteral list) {
      if (list.entries().size() != actions) {
        Problem.error(
                Code.M005,
                value.span(),
                "`"
                    + game.agents().get(agent)
                    + "` has "
                    + Words.count(actions, "action")
                    + ", found "
                    + list.entries().size())
            .to(session);
        return Optional.empty();
      }
      List<Optional<Double>> read = new ArrayList<>();
      list.entries().forEach(entry -> read.add(context.values().number(entry, scope)));
      if (!read.stream().allMatch(Optional::isPresent)) {
        return Optional.empty();
      }
      double[] policy = read.stream().mapToDouble(Optional::orElseThrow).toArray();
      return Probabilities.check(policy, value.span(), session)
          ? Optional.of(policy)
          : Optional.empty();
    }
    Optional<Double> first = context.values().number(value, scope);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (actions != 2) {
      Problem.error(
              Code.M005,
              value.span(),
              "`"
                  + game.agents().get(agent)
                  + "` has "
                  + Words.count(actions, "action")
                  + "; a list of their probabilities is expected here")
          .to(session);
      return Optional.empty();
    }
    double[] policy = {first.get(), 1 - first.get()};
    return Probabilities.check(policy, value.span(), session)
        ? Optional.of(policy)
        : Optional.empty();
  }
}
