package org.marl.algorithms.exact;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marl.algorithms.finite.ActionValues;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.policy.PolicyShape;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunFailure;

/**
 * Policy iteration on a finite game (paper 1, eq. 4-7; paper 4, Algorithm 1): in every iteration
 * each agent, in the order that the algorithm asks for, replaces its policy by the outcome of its
 * step against the others' policies; predecessors' policies are their new ones. Values are those of
 * the joint policy from before the iteration. Belongs to one thread and, with the step {@code
 * solve}, allocates nothing while it iterates. It stands at the start after {@link #restart}.
 */
public final class PolicyIteration implements Turn {
  private final FiniteModel model;
  private final PolicySpace space;
  private final PolicyStep step;
  private final UpdateOrder order;
  private final Optional<PolicyEvaluation> estimates;
  private final double[][][] start;
  private final double[][][] policies;
  private final double[][][] old;
  private final double[][][] q;
  private final int[] everybody;
  private final UpdateCoefficients coefficients;
  private final TurnQuantities quantities;

  /** The joint policy of the present tables but during an iteration, when it is that of before. */
  private JointPolicy present;

  private JointPolicy previous;
  private long iteration;

  PolicyIteration(
      RunPlan plan, FiniteModel model, ExactConfig config, PolicyShape shape, PolicyStep step) {
    this(plan, model, config, shape, step, Optional.empty());
  }

  @Inject
  PolicyIteration(
      RunPlan plan,
      FiniteModel model,
      ExactConfig config,
      PolicyShape shape,
      PolicyStep step,
      Optional<PolicyEvaluation> estimates) {
    this.estimates = estimates;
    this.model = model;
    this.space = shape.space(model);
    this.step = step;
    this.order =
        UpdateOrder.of(
            config.ordering().as(Ordering.class), model.agents(), plan.seed(), this::gain);
    this.start = StartPolicies.of(plan, space);
    this.policies = PolicySpace.copy(start);
    this.old = PolicySpace.copy(start);
    this.q = PolicySpace.copy(start);
    this.present = jointPolicy(shape, config);
    this.previous = jointPolicy(shape, config);
    this.everybody = IntStream.range(0, model.agents()).toArray();
    this.coefficients = new UpdateCoefficients(config.update(), model.agents());
    this.quantities = new TurnQuantities(this, config, plan.schedule());
  }

  /**
   * The iteration that a plan asks for, whose learner is {@code exact} by one of the steps {@code
   * solve} and {@code gradient}.
   */
  public static PolicyIteration of(RunPlan plan) {
    FiniteModel model = FiniteModel.of(plan.game());
    ExactConfig config = plan.algorithm().learner().as(ExactConfig.class);
    PolicyShape shape = PolicyShape.of(config.policy());
    PolicyStep step =
        config.step().config() instanceof GradientConfig gradient
            ? new GradientStep(model, shape, config, gradient)
            : new SolveStep(config, config.step().as(SolveConfig.class));
    PolicyIteration iteration = new PolicyIteration(plan, model, config, shape, step);
    iteration.restart();
    return iteration;
  }

  /**
   * One iteration: every agent takes its turn.
   *
   * @throws RunFailure if a value or a policy is not a finite number
   */
  public void iterate() {
    iteration++;
    coefficients.begin();
    PolicySpace.copy(policies, old);
    for (int[] group : order.groups(iteration)) {
      for (int agent : step.isJoint() ? everybody : group) {
        writeActionValues(agent);
        requireFinite(q[agent], agent, "the value of action");
      }
      quantities.begin();
      step.begin(group, this);
      for (int agent : group) {
        step.improve(agent, this, policies[agent]);
        requireFinite(policies[agent], agent, "the probability of action");
      }
    }
    adapt();
    JointPolicy spare = previous;
    previous = present;
    present = spare;
    evaluate();
  }

  /** Measures are taken of the new policies while all else is that of the iteration. */
  private void adapt() {
    if (coefficients.areAdaptive()) {
      quantities.begin();
      try {
        coefficients.adapt(quantities);
      } catch (RunFailure failure) {
        throw new RunFailure("iteration %d: %s".formatted(iteration, failure.getMessage()));
      }
    }
  }

  private void writeActionValues(int agent) {
    if (estimates.isPresent()) {
      estimates.get().write(agent, q[agent]);
    } else {
      present.actionValues(agent, policies, q[agent]);
    }
  }

  private void evaluate() {
    present.look(policies);
    try {
      present.actionValues();
    } catch (RunFailure failure) {
      throw new RunFailure("iteration %d: %s".formatted(iteration, failure.getMessage()));
    }
    if (estimates.isPresent()) {
      estimates.get().look(this);
    }
  }

  /**
   * Goes to the start, or back to it. Random orders go on where they are.
   *
   * @throws RunFailure if the joint policy has no value there
   */
  public void restart() {
    PolicySpace.copy(start, policies);
    PolicySpace.copy(start, old);
    iteration = 0;
    coefficients.restart();
    evaluate();
  }

  /** Where steps get Q from, if not from the model. */
  Optional<PolicyEvaluation> evaluation() {
    return estimates;
  }

  private JointPolicy jointPolicy(PolicyShape shape, ExactConfig config) {
    ActionValues average = new ActionValues(space, shape.followers());
    return new JointPolicy(space, new AgentValues(average, config.deviation(), space));
  }

  /** The joint policy from before the last iteration; before the first, the present one. */
  JointPolicy before() {
    return iteration == 0 ? present : previous;
  }

  /** Mean positive advantage of the agent against the others' old policies. */
  private double gain(int agent) {
    present.actionValues(agent, policies, q[agent]);
    double[] weights = present.visits();
    double[] values = present.values();
    double[] joint = present.probabilities();
    double gain = 0;
    for (int state = 0; state < model.states(); state++) {
      for (int i = 0; i < model.jointActions(); i++) {
        double advantage =
            q[agent][space.row(agent, state, i)][model.action(agent, i)] - values[state];
        gain += weights[state] * joint[model.pair(state, i)] * Math.max(advantage, 0);
      }
    }
    return gain;
  }

  private void requireFinite(double[][] rows, int agent, String what) {
    for (int row = 0; row < rows.length; row++) {
      for (int action = 0; action < rows[row].length; action++) {
        if (!Double.isFinite(rows[row][action])) {
          throw new RunFailure(
              "%s: %s `%s` is %s"
                  .formatted(
                      Places.of(this, agent, row),
                      what,
                      model.game().actions().get(agent).get(action),
                      Double.isNaN(rows[row][action]) ? "not a number" : "infinite"));
        }
      }
    }
  }

  @Override
  public long iteration() {
    return iteration;
  }

  @Override
  public PolicySpace space() {
    return space;
  }

  @Override
  public double[][] actionValues(int agent) {
    return q[agent];
  }

  @Override
  public double[][][] old() {
    return old;
  }

  @Override
  public double[] values() {
    return present.values();
  }

  @Override
  public double[] visits() {
    return present.visits();
  }

  @Override
  public double[] joint() {
    return present.probabilities();
  }

  @Override
  public double[] jointActionValues() {
    return present.actionValues();
  }

  @Override
  public UpdateCoefficients coefficients() {
    return coefficients;
  }

  @Override
  public TurnQuantities quantities() {
    return quantities;
  }

  /** The present policies, {@code [agent][row][action]}; the next iteration changes them. */
  @Override
  public double[][][] policies() {
    return policies;
  }

  /** The value of the present joint policy at the start of an episode. */
  public double value() {
    return present.value();
  }

  /** Q of every agent against the others' present policies, into {@code [agent][row][action]}. */
  void presentActionValues(double[][][] result) {
    for (int agent = 0; agent < result.length; agent++) {
      present.actionValues(agent, policies, result[agent]);
    }
  }
}
