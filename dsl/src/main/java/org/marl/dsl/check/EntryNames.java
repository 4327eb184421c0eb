package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Finds what the names of an entry stand for. Their order is agent, state, action; one that is left
 * out is found by what the others can be. A first name that is an agent's means that agent.
 */
final class EntryNames {
  private final Game game;
  private final Session session;
  private final List<EntryPart> parts;
  private final List<Value.Reference> names;

  EntryNames(Game game, Session session, List<EntryPart> parts, List<Value.Reference> names) {
    this.game = game;
    this.session = session;
    this.parts = parts;
    this.names = names;
  }

  /**
   * A name with its meaning.
   *
   * @param index among the names of its part
   */
  record Place(EntryPart part, int index, String name) {}

  /** The places, agent before state before action; nothing if that is not plain, as reported. */
  Optional<List<Place>> places() {
    List<List<EntryPart>> choices = EntryPart.choose(parts, names.size());
    if (parts.contains(EntryPart.AGENT) && game.agents().contains(name(0))) {
      choices.removeIf(choice -> choice.get(0) != EntryPart.AGENT);
    }
    List<List<EntryPart>> readings =
        choices.stream().filter(choice -> known(choice) == names.size()).toList();
    if (readings.size() == 1) {
      return Optional.of(places(readings.get(0)));
    }
    if (readings.isEmpty()) {
      reportUnknown(choices);
    } else {
      reportAmbiguous(readings);
    }
    return Optional.empty();
  }

  private String name(int position) {
    return names.get(position).name();
  }

  /** How many of the names, from the first on, the choice explains. */
  private int known(List<EntryPart> choice) {
    int position = 0;
    while (position < names.size() && index(choice, position).isPresent()) {
      position++;
    }
    return position;
  }

  private List<Place> places(List<EntryPart> choice) {
    List<Place> places = new ArrayList<>();
    for (int position = 0; position < names.size(); position++) {
      int index = index(choice, position).orElseThrow();
      places.add(new Place(choice.get(position), index, name(position)));
    }
    return places;
  }

  private OptionalInt index(List<EntryPart> choice, int position) {
    List<List<String>> lists = candidates(choice, position);
    int index = lists.get(0).indexOf(name(position));
    // Without its agent, an action is one place only if it is the same one for every agent.
    for (List<String> list : lists) {
      if (index < 0 || list.indexOf(name(position)) != index) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(index);
  }

  /** The names possible at a position: one list, or one per agent for actions of no one agent. */
  private List<List<String>> candidates(List<EntryPart> choice, int position) {
    return switch (choice.get(position)) {
      case AGENT -> List.of(game.agents());
      case STATE -> List.of(((MarkovGame) game).states());
      case ACTION ->
          choice.get(0) == EntryPart.AGENT
              ? List.of(game.actions().get(game.agents().indexOf(name(0))))
              : game.actions();
    };
  }

  private void reportUnknown(List<List<EntryPart>> choices) {
    int position = choices.stream().mapToInt(this::known).max().orElseThrow();
    List<List<EntryPart>> nearest =
        choices.stream().filter(choice -> known(choice) == position).toList();
    String name = name(position);
    Set<String> nouns = new LinkedHashSet<>();
    Set<String> possible = new LinkedHashSet<>();
    for (List<EntryPart> choice : nearest) {
      nouns.add(choice.get(position).plainNoun());
      candidates(choice, position).forEach(possible::addAll);
    }
    if (possible.contains(name)) {
      Problem.error(
              Code.N012,
              names.get(position).span(),
              "`" + name + "` is not the same action of every agent")
          .help("name the agent first, as in `pi(" + game.agents().get(0) + ", …)`")
          .to(session);
      return;
    }
    boolean ofAgent = nouns.equals(Set.of("action")) && nearest.get(0).contains(EntryPart.AGENT);
    String owner = ofAgent ? name(0) : game.name();
    Problem.error(
            Code.N012,
            names.get(position).span(),
            "`" + owner + "` has no " + String.join(" or ", nouns) + " `" + name + "`")
        .nearest(name, possible)
        .to(session);
  }

  private void reportAmbiguous(List<List<EntryPart>> readings) {
    int position = 0;
    while (readings.get(0).get(position) == readings.get(1).get(position)) {
      position++;
    }
    int differing = position;
    String nouns =
        readings.stream()
            .map(reading -> reading.get(differing).noun())
            .distinct()
            .collect(Collectors.joining(" or "));
    Problem.error(
            Code.N012,
            names.get(position).span(),
            "`" + name(position) + "` can be " + nouns + " here")
        .help(
            "leave nothing out: name "
                + parts.stream().map(EntryPart::noun).collect(Collectors.joining(", ")))
        .to(session);
  }
}
