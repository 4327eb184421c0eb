package org.marl.algorithms.exact;

import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Schedule;

/**
 * What expressions may speak of at a record point of policy iteration. Live policies, values and Q
 * are those after the iteration, old ones those before it, and samples are the states and joint
 * actions, weighted as the old policies visit them.
 */
final class FiniteQuantities implements QuantitySource {
  private final PolicyIteration iteration;
  private final boolean joint;
  private final PolicySpace space;
  private final FiniteModel model;
  private final TeamFacts facts;
  private final Surrogate surrogate;
  private final CycleDetector detector;
  private final Schedule schedule;
  private final QuantityArrays arrays;

  FiniteQuantities(
      PolicyIteration iteration, ExactConfig config, CycleDetector detector, Schedule schedule) {
    this.iteration = iteration;
    this.joint = config.joint().contains(Quantity.ADVANTAGE);
    this.space = iteration.space();
    this.model = space.model();
    this.facts = new TeamFacts(iteration);
    this.surrogate = new Surrogate(iteration, config.update(), this);
    this.detector = detector;
    this.schedule = schedule;
    this.arrays = new QuantityArrays(space);
  }

  @Override
  public int size(Axis axis) {
    return arrays.size(axis);
  }

  @Override
  public boolean valid(int agent, int action) {
    return arrays.valid(agent, action);
  }

  @Override
  public double stateWeight(int state) {
    return iteration.before().shares()[state];
  }

  @Override
  public double jointActionWeight(int state, int jointAction) {
    return iteration.before().probabilities()[model.pair(state, jointAction)];
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    boolean live = copy == Copy.LIVE;
    double[][][] policies = live ? iteration.policies() : iteration.old();
    return switch (quantity) {
      case PI -> arrays.perAction(policies, x -> x);
      case PI_OLD -> arrays.perAction(iteration.old(), x -> x);
      case LOG_PI -> arrays.perAction(policies, Math::log);
      case Q_TABLE -> arrays.perAction(actionValues(live), x -> x);
      case ACTION -> arrays.actionsTaken();
      case PROB -> arrays.perSample((agent, row, action) -> policies[agent][row][action]);
      case LOG_PROB ->
          arrays.perSample((agent, row, action) -> Math.log(policies[agent][row][action]));
      case RATIO -> arrays.ratio(policies, iteration.old());
      case ADVANTAGE ->
          joint
              ? arrays.perPair(jointAdvantage(live))
              : arrays.advantage(actionValues(live), values(live));
      case ENTROPY -> arrays.entropy(policies);
      case REWARD -> arrays.perPair(model.rewards());
      case VALUE -> arrays.perState(values(live));
      case LOOKAHEAD -> arrays.perState(facts.lookahead());
      case SURROGATE -> arrays.perState(surrogate.values());
      case RETURN -> NamedArray.of(live ? iteration.value() : iteration.before().value());
      case OPTIMUM -> NamedArray.of(facts.optimum());
      case MARGINAL_RETURN -> NamedArray.of(facts.marginalReturn());
      case DECOMPOSITION -> NamedArray.of(facts.decomposition());
      case ESTIMATED_RETURN -> arrays.perAgent(evaluation(quantity).estimatedReturns());
      case BELLMAN_ERROR -> arrays.perAgent(evaluation(quantity).bellmanErrors());
      case AVERAGE_RETURN -> NamedArray.of(evaluation(quantity).averageReturn());
      case CONVERGED -> NamedArray.of(detector.period() == 1 ? 1 : 0);
      case PERIOD -> NamedArray.of(detector.period());
      case N -> NamedArray.of(model.agents());
      case GAMMA -> NamedArray.of(model.discount());
      case STEPS -> NamedArray.of((double) iteration.iteration());
      case PROGRESS -> NamedArray.of((double) iteration.iteration() / schedule.length());
      case TRAINING_RETURN, MU, Q_MU, PRECEDING, RETURNS, Q_TAKEN, GREEDY, Q_TOT, Q_STAR, Y ->
          throw absent(quantity);
      case TERMINATED, TRUNCATED, FILLED, ALIVE, AVAILABLE -> throw absent(quantity);
    };
  }

  private static IllegalArgumentException absent(Quantity quantity) {
    return new IllegalArgumentException(quantity.word() + " is not supplied by exact learners");
  }

  private PolicyEvaluation evaluation(Quantity quantity) {
    return iteration.evaluation().orElseThrow(() -> absent(quantity));
  }

  private double[] values(boolean live) {
    return live ? iteration.values() : iteration.before().values();
  }

  private double[] jointAdvantage(boolean live) {
    double[] q = live ? iteration.jointActionValues() : iteration.before().actionValues();
    double[] v = values(live);
    double[] result = q.clone();
    for (int pair = 0; pair < result.length; pair++) {
      result[pair] -= v[pair / model.jointActions()];
    }
    return result;
  }

  /** As it was in the last iteration. */
  @Override
  public NamedArray coefficient(Node coefficient) {
    return iteration.coefficients().value(coefficient, Math.max(iteration.iteration(), 1));
  }

  private double[][][] actionValues(boolean live) {
    double[][][] result = space.uniform();
    if (live) {
      iteration.presentActionValues(result);
    } else {
      for (int agent = 0; agent < result.length; agent++) {
        iteration.before().actionValues(agent, iteration.old(), result[agent]);
      }
    }
    return result;
  }
}
