package org.marl.algorithms.exact;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.marl.algorithms.feature.Features;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.policy.LogLinearConfig;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.SplittableStreams;

/**
 * The log-linear policy whose parameters are next to the ideal update: in the mean square over
 * states and actions as the old joint policy meets them (paper 4, eq. 4). Parameters are 0 before
 * the first iteration.
 */
final class RegressionStep implements PolicyStep {
  private final RegressionTargets targets;
  private final SampleLaw law;
  private final Features[] features;
  private final RegressionSolver[] solvers;
  private final double[][] theta;
  private final double[][] next;
  private final double[][] wanted;
  private final double[][] weights;

  @Inject
  RegressionStep(RunPlan plan, FiniteModel model, ExactConfig config, RegressionConfig regression) {
    if (plan.start().isPresent()) {
      throw new IllegalArgumentException(config.fixedStart().orElse("the step fixes the start"));
    }
    LogLinearConfig policy = config.policy().orElseThrow().as(LogLinearConfig.class);
    PolicySpace space = policy.space(model);
    int agents = model.agents();
    this.targets = new RegressionTargets(config.update().objectives().get(0));
    this.law = new SampleLaw(space, regression.samples());
    this.features = new Features[agents];
    this.solvers = new RegressionSolver[agents];
    this.theta = new double[agents][];
    this.next = new double[agents][];
    this.wanted = new double[agents][];
    this.weights = new double[agents][];
    SplittableRandom random = SplittableStreams.stream(plan.seed(), "regression");
    for (int agent = 0; agent < agents; agent++) {
      features[agent] = policy.featureMap().of(space, agent);
      SplittableRandom own = random.split();
      solvers[agent] =
          regression.solver() == RegressionConfig.Solver.EXACT
              ? new ExactRegression(features[agent], regression.ridge(), policy.radius())
              : new StochasticRegression(regression, features[agent], policy.radius(), own);
      theta[agent] = new double[features[agent].dimension()];
      next[agent] = new double[theta[agent].length];
      wanted[agent] = new double[space.entries(agent)];
      weights[agent] = new double[space.entries(agent)];
    }
  }

  @Override
  public void improve(int agent, Turn turn, double[][] result) {
    if (turn.iteration() == 1) {
      Arrays.fill(theta[agent], 0);
    }
    targets.write(agent, turn, wanted[agent]);
    law.write(agent, turn, weights[agent]);
    solvers[agent].solve(weights[agent], wanted[agent], theta[agent], next[agent]);
    double[] former = theta[agent];
    theta[agent] = next[agent];
    next[agent] = former;
    writePolicy(agent, turn.space(), result);
  }

  private void writePolicy(int agent, PolicySpace space, double[][] result) {
    int actions = space.model().actions(agent);
    for (int row = 0; row < result.length; row++) {
      if (!space.model().isTerminal(space.stateOf(agent, row))) {
        double[] policy = result[row];
        double largest = Double.NEGATIVE_INFINITY;
        for (int action = 0; action < actions; action++) {
          policy[action] = features[agent].dot(row * actions + action, theta[agent]);
          largest = Math.max(largest, policy[action]);
        }
        double sum = 0;
        for (int action = 0; action < actions; action++) {
          policy[action] = Math.exp(policy[action] - largest);
          sum += policy[action];
        }
        for (int action = 0; action < actions; action++) {
          policy[action] /= sum;
        }
      }
    }
  }

  /** The present parameters of an agent. */
  double[] theta(int agent) {
    return theta[agent];
  }
}
