package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.plan.Game;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads {@code start}: the policy of every agent before the first iteration. */
final class Starts {
  private final Context context;

  Starts(Context context) {
    this.context = context;
  }

  /** {@code [agent][state][action]}; an agent with one row has it in every state. */
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
          .to(context.session());
      return Optional.empty();
    }
    double[][][] start = new double[game.agentCount()][][];
    boolean fits = true;
    for (int agent = 0; agent < start.length; agent++) {
      Optional<double[][]> policy =
          new StartPolicy(context, game, agent).of(list.entries().get(agent), located.scope());
      fits &= policy.isPresent();
      start[agent] = policy.orElse(new double[0][]);
    }
    return fits ? Optional.of(start) : Optional.empty();
  }
}
