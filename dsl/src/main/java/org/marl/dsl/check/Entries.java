package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.plan.Game;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Entries by name: {@code pi(alice, u0)}, {@code value(ready)}, {@code pi(a, ready, go)}. Names are
 * those of the game that is played.
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
    Optional<Game> game = context.game();
    if (game.isEmpty()) {
      return Optional.empty();
    }
    List<EntryPart> parts = EntryPart.of(quantity.type(), game.get());
    return names(reference, parts)
        .flatMap(names -> new EntryNames(game.get(), session, parts, names).places())
        .map(places -> entry(quantity, places));
  }

  private Node entry(Node quantity, List<EntryNames.Place> places) {
    Node entry = quantity;
    for (EntryNames.Place place : places) {
      entry = graph.entry(entry, place.part().axis(), place.index(), place.name());
    }
    return entry;
  }

  private Optional<List<Value.Reference>> names(Value.Reference reference, List<EntryPart> parts) {
    List<Value.Argument> arguments = reference.arguments().orElseThrow().list();
    if (arguments.isEmpty() || arguments.size() > parts.size()) {
      Problem.error(
              Code.N007,
              reference.span(),
              parts.isEmpty()
                  ? "`" + reference.name() + "` is one number and takes no arguments"
                  : "`" + reference.name() + "` takes " + list(parts, " and "))
          .to(session);
      return Optional.empty();
    }
    List<Value.Reference> names = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Value.Argument argument = arguments.get(i);
      if (argument.value() instanceof Value.Reference name
          && argument.name().isEmpty()
          && name.arguments().isEmpty()) {
        names.add(name);
      } else {
        List<EntryPart> expected = arguments.size() == parts.size() ? List.of(parts.get(i)) : parts;
        Problem.error(
                Code.T001,
                argument.span(),
                "the name of "
                    + list(expected, " or ")
                    + " is expected here, found "
                    + Words.describe(argument.value()))
            .to(session);
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  /** {@code an agent, a state and an action}. */
  private static String list(List<EntryPart> parts, String last) {
    String all =
        parts.subList(0, parts.size() - 1).stream()
            .map(EntryPart::noun)
            .collect(Collectors.joining(", "));
    String end = parts.get(parts.size() - 1).noun();
    return all.isEmpty() ? end : all + last + end;
  }
}
