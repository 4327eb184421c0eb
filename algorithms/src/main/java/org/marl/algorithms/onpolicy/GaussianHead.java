package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.network.Weight;
import org.marl.algorithms.network.WeightLaw;
import org.marl.core.expression.Axis;
import org.marl.core.program.Gaussian;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A policy over vectors in a program: independent normal entries, whose means are the outputs of a
 * network and whose deviations are weights of their own, the same for all observations. Actions are
 * drawn from the whole of it; where an environment has bounds it clips them, and probabilities stay
 * those of what was drawn.
 *
 * @param policy {@code [agents, samples, dims]}
 * @param present which dimensions an agent's action has {@code [agents, dims]}; empty: all
 */
record GaussianHead(Gaussian policy, Optional<Tensor> present) implements ActionHead {
  /** The weight with the logarithms of the deviations. */
  static final String LOG_DEVIATION = "log_deviation";

  private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
  private static final Set<Axis> DIMS = Set.of(Axis.DIMS);

  /** The weight of one slot, as training starts. */
  static Weight weight(int dimensions, double deviation) {
    return new Weight(LOG_DEVIATION, 1, dimensions, WeightLaw.constant(Math.log(deviation)));
  }

  /** The policy; what an action does not have is made 0, so that it plays no part. */
  static GaussianHead of(Gaussian policy, Optional<Tensor> present) {
    return new GaussianHead(present.map(policy::where).orElse(policy), present);
  }

  /**
   * Actions drawn from the policy {@code [agents, samples, dims]}; without noise the means, which
   * are the greedy ones.
   *
   * @param noise standard normal {@code [agents, samples, dims]}
   */
  Tensor act(Tensor noise) {
    return policy.mean().plus(noise.times(policy.logDeviation().exp()));
  }

  @Override
  public Tensor logProb(Tensor action) {
    Tensor squares = policy.standardised(action).squared();
    return sum(squares).times(-0.5).minus(sum(policy.logDeviation().plus(HALF_LOG_TWO_PI)));
  }

  /** The sum over dimensions of log s + (1 + log 2π) / 2. */
  @Override
  public Tensor entropy() {
    Tensor perAgent = sum(policy.logDeviation().plus(HALF_LOG_TWO_PI + 0.5));
    Tensor like = policy.mean().select(Axis.DIMS, 0);
    ProgramWriter program = like.program();
    String everywhere =
        "torch.expand_as(torch.unsqueeze(" + perAgent.name() + ", 1), " + like.name() + ")";
    return new Tensor(program, program.let("entropy", everywhere), like.axes());
  }

  private Tensor sum(Tensor perDimension) {
    return present.map(mask -> mask.choose(perDimension, 0)).orElse(perDimension).sum(DIMS);
  }
}
