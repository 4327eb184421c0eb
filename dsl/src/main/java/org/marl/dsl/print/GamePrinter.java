package org.marl.dsl.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;

/** Writes a game as its declaration; one that a component made as that component. */
final class GamePrinter {
  private GamePrinter() {}

  static String print(Game game, Names names) {
    if (game.origin().isPresent()) {
      return "game "
          + names.game()
          + " = "
          + new Configurations(names, game).choice(game.origin().get());
    }
    if (game instanceof MatrixGame matrix) {
      return print(matrix, names.game());
    }
    if (game instanceof MarkovGame markov) {
      return print(markov, names.game());
    }
    throw new AssertionError(game);
  }

  private static String print(MatrixGame game, String name) {
    List<String> lines = players(game);
    lines.add("reward = " + table(game.reward(), game.actions()));
    game.stop().ifPresent(stop -> lines.add("stop = " + table(stop, game.actions())));
    return block(name, lines);
  }

  private static String print(MarkovGame game, String name) {
    List<String> lines = players(game);
    lines.add("states = " + words(game.states()));
    lines.add("discount = " + Numbers.text(game.discount()));
    game.horizon().ifPresent(steps -> lines.add("horizon = " + steps));
    lines.add(
        IntStream.range(0, game.states().size())
            .filter(state -> game.start()[state] > 0)
            .mapToObj(state -> game.states().get(state) + " = " + Numbers.text(game.start()[state]))
            .collect(Collectors.joining(", ", "start = { ", " }")));
    for (int state = 0; state < game.states().size(); state++) {
      List<MarkovGame.Transition> row = game.transitions().get(state);
      if (!row.isEmpty()) {
        lines.add("in " + game.states().get(state) + " {\n" + rules(game, row) + "  }");
      }
    }
    return block(name, lines);
  }

  private static List<String> players(Game game) {
    List<String> lines = new ArrayList<>();
    lines.add("agents = " + words(game.agents()));
    lines.add(
        IntStream.range(0, game.agentCount())
            .mapToObj(agent -> game.agents().get(agent) + " = " + words(game.actions().get(agent)))
            .collect(Collectors.joining(", ", "actions = { ", " }")));
    return lines;
  }

  private static String rules(MarkovGame game, List<MarkovGame.Transition> row) {
    StringBuilder rules = new StringBuilder();
    int[] joint = new int[game.agentCount()];
    for (MarkovGame.Transition transition : row) {
      String pattern =
          IntStream.range(0, joint.length)
              .mapToObj(agent -> game.actions().get(agent).get(joint[agent]))
              .collect(Collectors.joining(", ", "[", "]"));
      String next =
          IntStream.range(0, transition.next().length)
              .mapToObj(
                  i ->
                      game.states().get(transition.next()[i])
                          + ": "
                          + Numbers.text(transition.probability()[i]))
              .collect(Collectors.joining(", "));
      rules.append("    ").append(pattern).append(" -> ").append(next);
      rules.append(", reward = ").append(Numbers.text(transition.reward())).append('\n');
      advance(joint, game.actions());
    }
    return rules.toString();
  }

  private static void advance(int[] joint, List<List<String>> actions) {
    for (int agent = joint.length - 1; agent >= 0; agent--) {
      joint[agent]++;
      if (joint[agent] < actions.get(agent).size()) {
        return;
      }
      joint[agent] = 0;
    }
  }

  private static String table(double[] values, List<List<String>> actions) {
    return table(values, actions, 0, 0);
  }

  private static String table(double[] values, List<List<String>> actions, int agent, int offset) {
    if (agent == actions.size()) {
      return Numbers.text(values[offset]);
    }
    int stride = 1;
    for (int later = agent + 1; later < actions.size(); later++) {
      stride *= actions.get(later).size();
    }
    List<String> rows = new ArrayList<>();
    for (int action = 0; action < actions.get(agent).size(); action++) {
      rows.add(table(values, actions, agent + 1, offset + action * stride));
    }
    return "[" + String.join(", ", rows) + "]";
  }

  private static String words(List<String> names) {
    return "[" + String.join(", ", names) + "]";
  }

  private static String block(String name, List<String> lines) {
    return "game " + name + " {\n  " + String.join("\n  ", lines) + "\n}";
  }
}
