package org.marl.algorithms.onpolicy;

import org.marl.algorithms.estimator.EstimatorConfig;
import org.marl.algorithms.estimator.GaeConfig;
import org.marl.algorithms.estimator.NStepConfig;
import org.marl.algorithms.estimator.TdLambdaConfig;
import org.marl.core.program.Tensor;

/**
 * Writes advantages and returns of a rollout. Values of the states that follow are 0 where an
 * episode ended, and those of the last observation where the rollout did.
 *
 * @param advantage not normalised
 * @param returns advantage plus value
 */
record Estimates(Tensor advantage, Tensor returns) {

  /**
   * The estimates.
   *
   * @param value {@code [agents, samples]}, without agents for a team's critic, as the others
   * @param lastValue of the observations that nothing follows {@code [agents, F]}
   */
  static Estimates of(
      EstimatorConfig estimator, Steps steps, Tensor reward, Tensor value, Tensor lastValue) {
    Tensor next = steps.next(value, lastValue);
    Tensor difference = reward.plus(next.times(estimator.gamma())).minus(value);
    Trace trace = new Trace(steps.program(), steps.sizes().steps(), steps.sizes().copies());
    Tensor advantage = advantage(estimator, trace, difference, steps.goesOn());
    return new Estimates(advantage, advantage.plus(value));
  }

  /** Gamma to the power of the number of steps weighs differences that lie further ahead. */
  private static Tensor advantage(
      EstimatorConfig estimator, Trace trace, Tensor difference, Tensor goesOn) {
    if (estimator instanceof GaeConfig gae) {
      return trace.accumulate(difference, goesOn.times(gae.gamma() * gae.lambda()));
    } else if (estimator instanceof TdLambdaConfig td) {
      return trace.accumulate(difference, goesOn.times(td.gamma() * td.lambda()));
    } else if (estimator instanceof NStepConfig steps) {
      return trace.accumulate(difference, goesOn.times(steps.gamma()), steps.length());
    }
    throw new AssertionError(estimator);
  }
}
