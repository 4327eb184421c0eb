package org.marl.algorithms.exact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.plan.Update;

/** The Markov games of the golden data, and plans that play them. */
final class MarkovOracle {
  private MarkovOracle() {}

  /** Episodes start by the law {@code mu0} if there is one, else in the first state. */
  static MarkovGame game(JsonNode golden) {
    List<List<String>> actions = new ArrayList<>();
    for (double size : Golden.numbers(golden.path("actions"))) {
      actions.add(names("a", (int) size));
    }
    double[][] rewards = rows(golden.path("reward"));
    int states = rewards.length;
    double[] start = new double[states];
    start[0] = 1;
    List<List<Transition>> transitions = new ArrayList<>();
    for (int state = 0; state < states; state++) {
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < rewards[state].length; joint++) {
        row.add(
            new Transition(
                rewards[state][joint],
                IntStream.range(0, states).toArray(),
                Golden.numbers(golden.path("transition").path(state).path(joint))));
      }
      transitions.add(row);
    }
    return new MarkovGame(
        golden.path("name").asText(),
        names("agent", actions.size()),
        actions,
        names("s", states),
        golden.path("gamma").asDouble(),
        golden.has("mu0") ? Golden.numbers(golden.path("mu0")) : start,
        transitions);
  }

  private static List<String> names(String word, int count) {
    return IntStream.range(0, count).mapToObj(i -> word + i).toList();
  }

  static double[][] rows(JsonNode array) {
    return children(array).stream().map(Golden::numbers).toArray(double[][]::new);
  }

  static double[][][] tables(JsonNode array) {
    return children(array).stream().map(MarkovOracle::rows).toArray(double[][][]::new);
  }

  /** {@code [agent][row][action]} of {@code [agent][state][prefix][action]}. */
  static double[][][] conditional(JsonNode array) {
    return children(array).stream()
        .map(agent -> Arrays.stream(tables(agent)).flatMap(Arrays::stream).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  static List<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static double[] flat(double[][][] tables) {
    return Arrays.stream(tables).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  /** All agents at once, from independent policies. */
  static RunPlan independent(MarkovGame game, Update update, double[][][] start) {
    return plan(game, update, Optional.empty(), Optional.of(start));
  }

  /** All agents at once, each knowing the actions of those before it; uniform at the start. */
  static RunPlan conditional(MarkovGame game, Update update) {
    return plan(
        game, update, Optional.of(PolicyComponents.CONDITIONAL.byDefault()), Optional.empty());
  }

  private static RunPlan plan(
      MarkovGame game, Update update, Optional<Choice> policy, Optional<double[][][]> start) {
    ExactConfig config =
        new ExactConfig(
            update,
            ExactPlans.SIMULTANEOUS,
            ExactComponents.SOLVE.byDefault(),
            policy,
            Deviation.ONCE);
    return new RunPlan(
        game.name(),
        Map.of("seed", "1"),
        1,
        game,
        new Algorithm("exact", ExactComponents.EXACT.with(config)),
        start.map(PolicySpace::copy),
        new Schedule(Schedule.Unit.ITERATIONS, 1_000, OptionalLong.empty(), 0),
        Collections.emptyList());
  }
}
