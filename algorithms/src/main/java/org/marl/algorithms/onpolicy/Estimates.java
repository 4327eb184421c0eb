package org.marl.algorithms.onpolicy;

import org.marl.algorithms.estimator.EstimatorConfig;
import org.marl.algorithms.estimator.GaeConfig;
import org.marl.algorithms.estimator.NStepConfig;
import org.marl.algorithms.estimator.TdLambdaConfig;
import org.marl.core.program.ProgramWriter;
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
   * @param lastIndex the name of {@code [F]}: the samples that they follow
   * @param bootstrapAtLimit do episodes that a time limit cuts go on, rather than end?
   */
  static Estimates of(
      ProgramWriter program,
      EstimatorConfig estimator,
      Sizes sizes,
      Recorded recorded,
      Tensor reward,
      Tensor value,
      Tensor lastValue,
      String lastIndex,
      boolean bootstrapAtLimit) {
    Tensor ended = bootstrapAtLimit ? recorded.terminated() : recorded.ended();
    Tensor next = next(program, sizes, ended, value, lastValue, lastIndex);
    Tensor difference = reward.plus(next.times(estimator.gamma())).minus(value);
    Trace trace = new Trace(program, sizes.steps(), sizes.copies());
    Tensor advantage = advantage(estimator, trace, difference, recorded.goesOn());
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

  private static Tensor next(
      ProgramWriter program,
      Sizes sizes,
      Tensor ended,
      Tensor value,
      Tensor lastValue,
      String lastIndex) {
    // The next step of a copy is E samples on; the last steps' values are overwritten below.
    String moved =
        program.let("next", "torch.roll(" + value.name() + ", [-" + sizes.copies() + "], [-1])");
    program.effect(
        "torch.index_copy_(" + String.join(", ", moved, "-1", lastIndex, lastValue.name()) + ")");
    Tensor next = new Tensor(program, moved, value.axes());
    return ended.map("torch.logical_not").choose(next, 0);
  }
}
