package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Reads the dynamics of a game with states from tables: {@code reward} and {@code transition} have
 * one table of joint actions per state, or an empty list for a terminal state.
 */
final class StateTables {
  private final Context context;
  private final Session session;
  private final Players players;
  private final List<String> states;

  StateTables(Context context, Players players, List<String> states) {
    this.context = context;
    this.session = context.session();
    this.players = players;
    this.states = states;
  }

  /** The transitions of every state, an empty row for a terminal one. */
  Optional<List<List<Transition>>> read(Bodies.Keyed reward, Bodies.Keyed transition) {
    Optional<List<double[]>> rewards = perState(reward, Tables.ofNumbers(context, players));
    Optional<List<double[]>> probabilities =
        perState(transition, Tables.ofDistributions(context, players, states.size()));
    if (rewards.isEmpty() || probabilities.isEmpty()) {
      return Optional.empty();
    }
    List<List<Transition>> transitions = new ArrayList<>();
    for (int state = 0; state < states.size(); state++) {
      double[] earned = rewards.get().get(state);
      double[] next = probabilities.get().get(state);
      if ((earned.length == 0) != (next.length == 0)) {
        Problem.error(
                Code.M005,
                (earned.length == 0 ? reward : transition).value().span(),
                "the state `"
                    + states.get(state)
                    + "` has an empty table here and a full one in `"
                    + (earned.length == 0 ? "transition" : "reward")
                    + "`")
            .help("a terminal state has `[]` in both")
            .to(session);
        return Optional.empty();
      }
      transitions.add(row(earned, next));
    }
    return Optional.of(transitions);
  }

  private Optional<List<double[]>> perState(Bodies.Keyed entry, Tables tables) {
    return context
        .resolution()
        .resolve(entry.value(), entry.scope())
        .flatMap(found -> perState(found, tables));
  }

  private Optional<List<double[]>> perState(Resolution.Located located, Tables tables) {
    if (!(located.value() instanceof Value.ListLiteral list)
        || list.entries().size() != states.size()) {
      Problem.error(
              Code.M005,
              located.value().span(),
              "a list with one table for each of the "
                  + Words.count(states.size(), "state")
                  + " is expected here, found "
                  + Words.describe(located.value()))
          .to(session);
      return Optional.empty();
    }
    List<double[]> read = new ArrayList<>();
    for (Value value : list.entries()) {
      boolean terminal = value instanceof Value.ListLiteral entries && entries.entries().isEmpty();
      Optional<double[]> table =
          terminal
              ? Optional.of(new double[0])
              : context.resolution().resolve(value, located.scope()).flatMap(tables::read);
      if (table.isEmpty()) {
        return Optional.empty();
      }
      read.add(table.get());
    }
    return Optional.of(read);
  }

  /** Successors without probability are left out. */
  private List<Transition> row(double[] earned, double[] next) {
    List<Transition> row = new ArrayList<>();
    for (int joint = 0; joint < earned.length; joint++) {
      int first = joint * states.size();
      int[] successors =
          IntStream.range(0, states.size()).filter(state -> next[first + state] > 0).toArray();
      double[] weights = Arrays.stream(successors).mapToDouble(s -> next[first + s]).toArray();
      row.add(new Transition(earned[joint], successors, weights));
    }
    return row;
  }
}
