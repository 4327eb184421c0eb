package org.marl.algorithms.exact;

import jakarta.inject.Inject;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunFailure;

/**
 * Policy iteration on a matrix game (paper 1, eq. 4-7): in every iteration each agent, in the order
 * that the algorithm asks for, replaces its policy by the outcome of its step against the others'
 * policies; predecessors' policies are their new ones. Belongs to one thread and allocates nothing
 * while it iterates.
 */
public final class PolicyIteration {
  private final MatrixGame game;
  private final MatrixModel model;
  private final PolicyStep step;
  private final UpdateOrder order;
  private final double[][] start;
  private final double[][] policies;
  private final double[][] old;
  private final double[][] q;
  private final double[][] present;
  private double value;
  private long iteration;

  @Inject
  PolicyIteration(RunPlan plan, MatrixGame game, ExactConfig config, PolicyStep step) {
    this.game = game;
    this.model = new MatrixModel(game);
    this.step = step;
    this.order =
        UpdateOrder.of(
            config.ordering().as(Ordering.class), model.agents(), plan.seed(), this::gain);
    this.start = StartPolicies.of(plan, model);
    this.policies = StartPolicies.copy(start);
    this.old = StartPolicies.copy(start);
    this.q = StartPolicies.copy(start);
    this.present = StartPolicies.copy(start);
    this.value = model.value(policies);
  }

  /**
   * The iteration that a plan asks for, whose learner is {@code exact} by the step {@code solve}.
   */
  public static PolicyIteration of(RunPlan plan) {
    MatrixGame game = (MatrixGame) plan.game();
    ExactConfig config = plan.algorithm().learner().as(ExactConfig.class);
    SolveConfig solve = config.step().as(SolveConfig.class);
    return new PolicyIteration(plan, game, config, new SolveStep(plan, game, config, solve));
  }

  /**
   * One iteration: every agent takes its turn.
   *
   * @throws RunFailure if a value or a policy is not a finite number
   */
  public void iterate() {
    iteration++;
    for (int agent = 0; agent < policies.length; agent++) {
      System.arraycopy(policies[agent], 0, old[agent], 0, policies[agent].length);
    }
    for (int[] group : order.groups(iteration)) {
      for (int agent : group) {
        model.actionValues(agent, policies, value, q[agent]);
        requireFinite(q[agent], agent, "the value of action");
      }
      for (int agent : group) {
        step.improve(agent, iteration, q[agent], old[agent], value, policies[agent]);
        requireFinite(policies[agent], agent, "the probability of action");
      }
    }
    value = model.value(policies);
  }

  /** Back to the start. Random orders go on where they are. */
  public void restart() {
    for (int agent = 0; agent < policies.length; agent++) {
      System.arraycopy(start[agent], 0, policies[agent], 0, start[agent].length);
      System.arraycopy(start[agent], 0, old[agent], 0, start[agent].length);
    }
    value = model.value(policies);
    iteration = 0;
  }

  /** Mean positive advantage of the agent against the others' old policies. */
  private double gain(int agent) {
    model.actionValues(agent, policies, value, q[agent]);
    double gain = 0;
    for (int action = 0; action < q[agent].length; action++) {
      gain += policies[agent][action] * Math.max(q[agent][action] - value, 0);
    }
    return gain;
  }

  private void requireFinite(double[] numbers, int agent, String what) {
    for (int action = 0; action < numbers.length; action++) {
      if (!Double.isFinite(numbers[action])) {
        throw new RunFailure(
            "agent `%s`, iteration %d: %s `%s` is %s"
                .formatted(
                    game.agents().get(agent),
                    iteration,
                    what,
                    game.actions().get(agent).get(action),
                    Double.isNaN(numbers[action]) ? "not a number" : "infinite"));
      }
    }
  }

  /** Iterations so far. */
  public long iteration() {
    return iteration;
  }

  /** The present policies, {@code [agent][action]}; the next iteration changes them. */
  public double[][] policies() {
    return policies;
  }

  /** The policies before the last iteration; the present ones before the first. */
  double[][] old() {
    return old;
  }

  /** The value of the present joint policy. */
  public double value() {
    return value;
  }

  /** Q of every action against the others' present policies, {@code [agent][action]}. */
  double[][] actionValues() {
    for (int agent = 0; agent < present.length; agent++) {
      model.actionValues(agent, policies, value, present[agent]);
    }
    return present;
  }
}
