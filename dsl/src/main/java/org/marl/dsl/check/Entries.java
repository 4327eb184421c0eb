package org.marl.dsl.check;

import java.util.List;
import java.util.Optional;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.plan.Game;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Entries by name: {@code pi(alice, u0)}, {@code advantage(bob)}. Names are those of the game that
 * is played.
 */
final class Entries {
  private final Context context;
  private final Session session;
  private final Graph graph;

  Entries(Context context) {
    this.context = context;
    this.session = context.session();
    this.graph = context.graph();
  }

  Optional<Node> of(Value.Reference reference, Node quantity) {
    List<Value.Argument> arguments = reference.arguments().orElseThrow().list();
    boolean hasAgents = quantity.type().has(Axis.AGENTS);
    boolean hasActions = quantity.type().has(Axis.ACTIONS);
    int most = (hasAgents ? 1 : 0) + (hasActions ? 1 : 0);
    if (arguments.isEmpty() || arguments.size() > most) {
      Problem.error(
              Code.N007,
              reference.span(),
              most == 0
                  ? "`" + reference.name() + "` is one number and takes no arguments"
                  : "`"
                      + reference.name()
                      + "` takes an agent"
                      + (hasActions ? " and an action" : ""))
          .to(session);
      return Optional.empty();
    }
    Optional<Game> game = context.game();
    if (game.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> agent =
        index(arguments.get(0), game.get().agents(), "agent", game.get().name());
    if (agent.isEmpty()) {
      return Optional.empty();
    }
    Node ofAgent =
        graph.entry(quantity, Axis.AGENTS, agent.get(), game.get().agents().get(agent.get()));
    if (arguments.size() == 1) {
      return Optional.of(ofAgent);
    }
    List<String> actions = game.get().actions().get(agent.get());
    String owner = game.get().agents().get(agent.get());
    return index(arguments.get(1), actions, "action", owner)
        .map(action -> graph.entry(ofAgent, Axis.ACTIONS, action, actions.get(action)));
  }

  private Optional<Integer> index(
      Value.Argument argument, List<String> names, String noun, String owner) {
    if (!(argument.value() instanceof Value.Reference reference)
        || argument.name().isPresent()
        || reference.arguments().isPresent()) {
      Problem.error(
              Code.T001,
              argument.span(),
              "the name of an "
                  + noun
                  + " is expected here, found "
                  + Words.describe(argument.value()))
          .to(session);
      return Optional.empty();
    }
    int index = names.indexOf(reference.name());
    if (index < 0) {
      Problem.error(
              Code.N012,
              reference.span(),
              "`" + owner + "` has no " + noun + " `" + reference.name() + "`")
          .nearest(reference.name(), names)
          .to(session);
      return Optional.empty();
    }
    return Optional.of(index);
  }
}
