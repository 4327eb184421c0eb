package org.marl.algorithms.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Schedule;

/**
 * What expressions may speak of at a record point of policy iteration. Live policies, values and Q
 * are those after the iteration, old ones those before it, and samples are the states and joint
 * actions, weighted as the old policies visit them. An array lacks the axes along which it does not
 * vary; conditional policies vary with the joint action, which holds the prefix that they know.
 */
final class FiniteQuantities implements QuantitySource {
  private final PolicyIteration iteration;
  private final PolicySpace space;
  private final FiniteModel model;
  private final OldPolicy old;
  private final TeamFacts facts;
  private final Surrogate surrogate;
  private final CycleDetector detector;
  private final Schedule schedule;
  private final int actions;

  FiniteQuantities(
      PolicyIteration iteration, ExactConfig config, CycleDetector detector, Schedule schedule) {
    this.iteration = iteration;
    this.space = iteration.space();
    this.model = space.model();
    this.old = new OldPolicy(iteration);
    this.facts = new TeamFacts(iteration, old);
    this.surrogate = new Surrogate(iteration, old, config.update(), this);
    this.detector = detector;
    this.schedule = schedule;
    int largest = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      largest = Math.max(largest, model.actions(agent));
    }
    this.actions = largest;
  }

  @Override
  public int size(Axis axis) {
    return switch (axis) {
      case AGENTS -> model.agents();
      case ACTIONS -> actions;
      case STATES -> model.states();
      case SAMPLES -> model.jointActions();
      case TIME, DIMS -> 1;
    };
  }

  @Override
  public boolean valid(int agent, int action) {
    return action < model.actions(agent);
  }

  @Override
  public double stateWeight(int state) {
    return old.shares()[state];
  }

  @Override
  public double jointActionWeight(int state, int jointAction) {
    return old.joint()[model.pair(state, jointAction)];
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    boolean live = copy == Copy.LIVE;
    double[][][] policies = live ? iteration.policies() : old.policies();
    return switch (quantity) {
      case PI -> perAction(policies, x -> x);
      case PI_OLD -> perAction(old.policies(), x -> x);
      case LOG_PI -> perAction(policies, Math::log);
      case Q_TABLE -> perAction(actionValues(live), x -> x);
      case ACTION -> perSample((agent, row, action) -> action);
      case PROB -> perSample((agent, row, action) -> policies[agent][row][action]);
      case LOG_PROB -> perSample((agent, row, action) -> Math.log(policies[agent][row][action]));
      case RATIO ->
          perSample((agent, row, action) -> ratio(policies[agent][row], agent, row, action));
      case ADVANTAGE -> advantage(live);
      case ENTROPY -> entropy(policies);
      case REWARD ->
          new NamedArray(
              List.of(Axis.STATES, Axis.SAMPLES),
              new int[] {model.states(), model.jointActions()},
              model.rewards());
      case VALUE -> perState(values(live));
      case LOOKAHEAD -> perState(facts.lookahead());
      case SURROGATE -> perState(surrogate.values());
      case RETURN -> NamedArray.of(live ? iteration.value() : old.value());
      case OPTIMUM -> NamedArray.of(facts.optimum());
      case MARGINAL_RETURN -> NamedArray.of(facts.marginalReturn());
      case DECOMPOSITION -> NamedArray.of(facts.decomposition());
      case CONVERGED -> NamedArray.of(detector.period() == 1 ? 1 : 0);
      case PERIOD -> NamedArray.of(detector.period());
      case N -> NamedArray.of(model.agents());
      case GAMMA -> NamedArray.of(model.discount());
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

  private double[] values(boolean live) {
    return live ? iteration.values() : old.values();
  }

  private double[][][] actionValues(boolean live) {
    double[][][] result = space.uniform();
    if (live) {
      iteration.presentActionValues(result);
    } else {
      old.actionValues(result);
    }
    return result;
  }

  private NamedArray perState(double[] values) {
    return new NamedArray(List.of(Axis.STATES), new int[] {values.length}, values.clone());
  }

  private NamedArray perAction(double[][][] table, DoubleUnaryOperator entry) {
    int samples = space.isConditional() ? model.jointActions() : 1;
    double[] values = new double[model.agents() * model.states() * samples * actions];
    int at = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      for (int state = 0; state < model.states(); state++) {
        for (int joint = 0; joint < samples; joint++) {
          double[] row = table[agent][space.row(agent, state, joint)];
          for (int action = 0; action < row.length; action++) {
            values[at + action] = entry.applyAsDouble(row[action]);
          }
          at += actions;
        }
      }
    }
    return array(values, Axis.ACTIONS);
  }

  /** One number per agent and state, and per joint action if policies are conditional. */
  private NamedArray array(double[] values, Axis... inner) {
    List<Axis> axes = new ArrayList<>(List.of(Axis.AGENTS, Axis.STATES));
    if (space.isConditional()) {
      axes.add(Axis.SAMPLES);
    }
    axes.addAll(List.of(inner));
    return new NamedArray(axes, axes.stream().mapToInt(this::size).toArray(), values);
  }

  /** A number for an agent, the row that it reads, and the action that it takes. */
  private interface Entry {
    double of(int agent, int row, int action);
  }

  private NamedArray perSample(Entry entry) {
    int[] sizes = {model.agents(), model.states(), model.jointActions()};
    double[] values = new double[sizes[0] * sizes[1] * sizes[2]];
    int at = 0;
    for (int agent = 0; agent < sizes[0]; agent++) {
      for (int state = 0; state < sizes[1]; state++) {
        for (int joint = 0; joint < sizes[2]; joint++) {
          int row = space.row(agent, state, joint);
          values[at++] = entry.of(agent, row, model.action(agent, joint));
        }
      }
    }
    return new NamedArray(List.of(Axis.AGENTS, Axis.STATES, Axis.SAMPLES), sizes, values);
  }

  /** 1 where the old policy never goes: such samples have no weight, and 1 is finite. */
  private double ratio(double[] policy, int agent, int row, int action) {
    double before = old.policies()[agent][row][action];
    return before == 0 ? 1 : policy[action] / before;
  }

  private NamedArray advantage(boolean live) {
    double[][][] q = actionValues(live);
    double[] values = values(live);
    return perSample(
        (agent, row, action) -> q[agent][row][action] - values[space.stateOf(agent, row)]);
  }

  private NamedArray entropy(double[][][] policies) {
    int samples = space.isConditional() ? model.jointActions() : 1;
    double[] values = new double[model.agents() * model.states() * samples];
    int at = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      for (int state = 0; state < model.states(); state++) {
        for (int joint = 0; joint < samples; joint++) {
          double sum = 0;
          for (double x : policies[agent][space.row(agent, state, joint)]) {
            sum -= x == 0 ? 0 : x * Math.log(x);
          }
          values[at++] = sum;
        }
      }
    }
    return array(values);
  }
}
