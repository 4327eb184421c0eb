package org.marl.algorithms.exact;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Schedule;

/**
 * What expressions may speak of at a record point of policy iteration. Live policies, values and Q
 * are those after the iteration, old policies those before it, and samples are the joint actions,
 * weighted by the old policies. An array lacks the samples where it does not vary along them.
 */
final class MatrixQuantities implements QuantitySource {
  private final MatrixGame game;
  private final PolicyIteration iteration;
  private final CycleDetector detector;
  private final Schedule schedule;
  private final int agents;
  private final int actions;
  private final int samples;

  MatrixQuantities(
      MatrixGame game, PolicyIteration iteration, CycleDetector detector, Schedule schedule) {
    this.game = game;
    this.iteration = iteration;
    this.detector = detector;
    this.schedule = schedule;
    this.agents = game.agentCount();
    this.actions = game.actions().stream().mapToInt(List::size).max().orElseThrow();
    this.samples = game.reward().length;
  }

  @Override
  public int size(Axis axis) {
    return switch (axis) {
      case AGENTS -> agents;
      case ACTIONS -> actions;
      case SAMPLES -> samples;
      case TIME, DIMS -> 1;
    };
  }

  @Override
  public boolean valid(int agent, int action) {
    return action < game.actions().get(agent).size();
  }

  @Override
  public double sampleWeight(int sample) {
    double weight = 1;
    for (int agent = 0; agent < agents; agent++) {
      weight *= iteration.old()[agent][action(agent, sample)];
    }
    return weight;
  }

  /** The agent's action in a joint action; the last agent's runs fastest. */
  private int action(int agent, int sample) {
    int rest = sample;
    for (int other = agents - 1; other > agent; other--) {
      rest /= game.actions().get(other).size();
    }
    return rest % game.actions().get(agent).size();
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    double[][] policies = copy == Copy.LIVE ? iteration.policies() : iteration.old();
    return switch (quantity) {
      case PI -> perAction(policies, x -> x);
      case PI_OLD -> perAction(iteration.old(), x -> x);
      case LOG_PI -> perAction(policies, Math::log);
      case Q_TABLE -> perAction(iteration.actionValues(), x -> x);
      case ACTION -> perSample((agent, action) -> action);
      case PROB -> perSample((agent, action) -> policies[agent][action]);
      case LOG_PROB -> perSample((agent, action) -> Math.log(policies[agent][action]));
      case RATIO -> perSample((agent, action) -> ratio(policies[agent], agent, action));
      case ADVANTAGE -> advantage();
      case ENTROPY -> entropy(policies);
      case REWARD -> new NamedArray(List.of(Axis.SAMPLES), new int[] {samples}, game.reward());
      case VALUE, RETURN -> NamedArray.of(iteration.value());
      case CONVERGED -> NamedArray.of(detector.period() == 1 ? 1 : 0);
      case PERIOD -> NamedArray.of(detector.period());
      case N -> NamedArray.of(agents);
      // A matrix game has no next step to discount.
      case GAMMA -> NamedArray.of(0);
      case STEPS -> NamedArray.of((double) iteration.iteration());
      case PROGRESS -> NamedArray.of((double) iteration.iteration() / schedule.length());
      case MU, Q_MU, PRECEDING, RETURNS, Q_TAKEN, GREEDY, Q_TOT, Q_STAR, Y ->
          throw absent(quantity);
      case TERMINATED, TRUNCATED, FILLED, ALIVE, AVAILABLE -> throw absent(quantity);
    };
  }

  private static IllegalArgumentException absent(Quantity quantity) {
    return new IllegalArgumentException(quantity.word() + " is not supplied by exact learners");
  }

  private NamedArray perAction(double[][] table, DoubleUnaryOperator entry) {
    double[] values = new double[agents * actions];
    for (int agent = 0; agent < agents; agent++) {
      for (int action = 0; action < table[agent].length; action++) {
        values[agent * actions + action] = entry.applyAsDouble(table[agent][action]);
      }
    }
    return new NamedArray(List.of(Axis.AGENTS, Axis.ACTIONS), new int[] {agents, actions}, values);
  }

  /** A number for an agent and the action that it takes. */
  private interface Entry {
    double of(int agent, int action);
  }

  private NamedArray perSample(Entry entry) {
    double[] values = new double[agents * samples];
    for (int agent = 0; agent < agents; agent++) {
      for (int sample = 0; sample < samples; sample++) {
        values[agent * samples + sample] = entry.of(agent, action(agent, sample));
      }
    }
    return new NamedArray(List.of(Axis.AGENTS, Axis.SAMPLES), new int[] {agents, samples}, values);
  }

  /** 1 where the old policy never goes: such samples have no weight, and 1 is finite. */
  private double ratio(double[] policy, int agent, int action) {
    double old = iteration.old()[agent][action];
    return old == 0 ? 1 : policy[action] / old;
  }

  private NamedArray advantage() {
    double[][] q = iteration.actionValues();
    return perSample((agent, action) -> q[agent][action] - iteration.value());
  }

  private NamedArray entropy(double[][] policies) {
    double[] values =
        Arrays.stream(policies)
            .mapToDouble(
                policy -> -Arrays.stream(policy).map(x -> x == 0 ? 0 : x * Math.log(x)).sum())
            .toArray();
    return new NamedArray(List.of(Axis.AGENTS), new int[] {agents}, values);
  }
}
