package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Type;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;

/** What the names of an entry stand for, in the order in which they are written. */
enum EntryPart {
  AGENT(Axis.AGENTS, "an agent"),
  STATE(Axis.SAMPLES, "a state"),
  ACTION(Axis.ACTIONS, "an action");

  private final Axis axis;
  private final String noun;

  EntryPart(Axis axis, String noun) {
    this.axis = axis;
    this.noun = noun;
  }

  Axis axis() {
    return axis;
  }

  /** With its article. */
  String noun() {
    return noun;
  }

  /** Without its article. */
  String plainNoun() {
    return noun.substring(noun.indexOf(' ') + 1);
  }

  /** What can be named of a quantity in a game: only Markov games have states with names. */
  static List<EntryPart> of(Type quantity, Game game) {
    List<EntryPart> parts = new ArrayList<>();
    for (EntryPart part : values()) {
      if (quantity.has(part.axis) && (part != STATE || game instanceof MarkovGame)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** The parts with some left out, so that as many remain as there are names. */
  static List<List<EntryPart>> choose(List<EntryPart> parts, int names) {
    if (names == 0) {
      return List.of(List.of());
    }
    List<List<EntryPart>> choices = new ArrayList<>();
    for (int first = 0; first + names <= parts.size(); first++) {
      for (List<EntryPart> rest : choose(parts.subList(first + 1, parts.size()), names - 1)) {
        List<EntryPart> choice = new ArrayList<>(List.of(parts.get(first)));
        choice.addAll(rest);
        choices.add(choice);
      }
    }
    return choices;
  }
}
