package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.plan.Game;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Reads groups of agents, {@code [a, b]} or {@code [[a, b], [c]]}, as indices in the game. */
final class Agents {
  private final Context context;
  private final Session session;

  Agents(Context context) {
    this.context = context;
    this.session = context.session();
  }

  Optional<List<List<Integer>>> groups(Value value) {
    if (!(value instanceof Value.ListLiteral list)) {
      Problem.wrongType(value, "a list of agents")
          .help("as in `[alice, bob]`, or `[[alice, bob], [carol]]` for groups")
          .to(session);
      return Optional.empty();
    }
    Map<Integer, Span> seen = new HashMap<>();
    List<List<Integer>> groups = new ArrayList<>();
    boolean complete = true;
    for (Value entry : list.entries()) {
      List<Value> members =
          entry instanceof Value.ListLiteral group ? group.entries() : List.of(entry);
      if (members.isEmpty()) {
        Problem.error(Code.N008, entry.span(), "this group has no agents").to(session);
        complete = false;
      }
      List<Integer> group = new ArrayList<>();
      for (Value member : members) {
        Optional<Integer> agent = agent(member);
        complete &= agent.isPresent() && once(agent.get(), member.span(), seen);
        agent.ifPresent(group::add);
      }
      groups.add(List.copyOf(group));
    }
    return complete && isComplete(list, seen) ? Optional.of(groups) : Optional.empty();
  }

  private boolean once(int agent, Span span, Map<Integer, Span> seen) {
    Span first = seen.putIfAbsent(agent, span);
    if (first == null) {
      return true;
    }
    Problem.error(Code.N004, span, "`" + span.text() + "` stands in two places")
        .related(first, "first here")
        .to(session);
    return false;
  }

  private boolean isComplete(Value.ListLiteral list, Map<Integer, Span> seen) {
    if (context.game().isEmpty()) {
      return false; // which agents there are is known with the game
    }
    Game game = context.game().get();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < game.agentCount(); i++) {
      if (!seen.containsKey(i)) {
        missing.add("`" + game.agents().get(i) + "`");
      }
    }
    if (!missing.isEmpty()) {
      Problem.error(
              Code.N008,
              list.span(),
              String.join(", ", missing)
                  + " of game `"
                  + game.name()
                  + "` "
                  + (missing.size() == 1 ? "is" : "are")
                  + " not in the list")
          .help("every agent belongs to exactly one group")
          .to(session);
    }
    return missing.isEmpty();
  }

  /** The index of a named agent; nothing, silently, where no game is known. */
  private Optional<Integer> agent(Value value) {
    if (!(value instanceof Value.Reference reference) || reference.arguments().isPresent()) {
      Problem.wrongType(value, "the name of an agent").to(session);
      return Optional.empty();
    }
    if (context.game().isEmpty()) {
      return Optional.empty();
    }
    Game game = context.game().get();
    int index = game.agents().indexOf(reference.name());
    if (index < 0) {
      Problem.error(
              Code.N012,
              reference.span(),
              "game `" + game.name() + "` has no agent `" + reference.name() + "`")
          .nearest(reference.name(), game.agents())
          .to(session);
      return Optional.empty();
    }
    return Optional.of(index);
  }
}
