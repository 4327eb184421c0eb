package org.marl.algorithms.exact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.policy.LogLinearConfig;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.plan.Update;

/** Iterations of log-linear policies, and the golden game that they play. */
final class LogLinearPlans {
  private LogLinearPlans() {}

  /** The golden game: three states, two agents with two actions each, discount 0.9. */
  static MarkovGame game(JsonNode golden) {
    int[] sizes =
        Arrays.stream(Golden.numbers(golden.path("actions"))).mapToInt(x -> (int) x).toArray();
    int states = golden.path("states").asInt();
    List<List<Transition>> rows = new ArrayList<>();
    for (int state = 0; state < states; state++) {
      double[] rewards = Golden.numbers(golden.path("reward").path(state));
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < rewards.length; joint++) {
        row.add(
            new Transition(
                rewards[joint],
                IntStream.range(0, states).toArray(),
                Golden.numbers(golden.path("transition").path(state).path(joint))));
      }
      rows.add(row);
    }
    return new MarkovGame(
        "game1",
        names("agent", sizes.length),
        Arrays.stream(sizes).mapToObj(n -> names("action", n)).toList(),
        names("state", states),
        golden.path("gamma").asDouble(),
        Golden.numbers(golden.path("mu0")),
        rows);
  }

  private static List<String> names(String noun, int count) {
    return IntStream.range(0, count).mapToObj(i -> noun + i).toList();
  }

  static LogLinearConfig policy(Choice features, double radius) {
    return new LogLinearConfig(features, true, radius);
  }

  static RegressionConfig exact(double ridge) {
    return new RegressionConfig(
        RegressionConfig.Solver.EXACT,
        1,
        Optional.empty(),
        true,
        RegressionConfig.Initial.ZERO,
        RegressionConfig.Samples.OCCUPANCY,
        ridge);
  }

  static RegressionConfig sgd(int iterations, Optional<Double> lr) {
    return new RegressionConfig(
        RegressionConfig.Solver.SGD,
        iterations,
        lr,
        true,
        RegressionConfig.Initial.ZERO,
        RegressionConfig.Samples.OCCUPANCY,
        0);
  }

  static RunPlan plan(Game game, Update update, Choice step, Choice policy, long seed) {
    ExactConfig config =
        new ExactConfig(update, ExactPlans.SIMULTANEOUS, step, Optional.of(policy), Deviation.ONCE);
    return new RunPlan(
        "run",
        Map.of(),
        seed,
        game,
        new Algorithm("algorithm", ExactComponents.EXACT.with(config)),
        Optional.empty(),
        new Schedule(Schedule.Unit.ITERATIONS, 100, OptionalLong.empty(), 0),
        List.of());
  }

  /** An iteration at its start, with its step. */
  record LogLinear(PolicyIteration iteration, RegressionStep step) {}

  static LogLinear logLinear(
      Game game, Update update, RegressionConfig regression, LogLinearConfig policy) {
    RunPlan plan =
        plan(
            game,
            update,
            ExactComponents.REGRESSION.with(regression),
            PolicyComponents.LOG_LINEAR.with(policy),
            1);
    ExactConfig config = plan.algorithm().learner().as(ExactConfig.class);
    FiniteModel model = FiniteModel.of(game);
    RegressionStep step = new RegressionStep(plan, model, config, regression);
    PolicyIteration iteration = new PolicyIteration(plan, model, config, policy, step);
    iteration.restart();
    return new LogLinear(iteration, step);
  }
}
