package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Tensor;

/**
 * A categorical policy in a program: probabilities of actions made from the outputs of a network.
 * Actions that are not available have probability 0 and, so that it can be multiplied, logarithm 0.
 *
 * @param pi {@code [agents, samples, actions]}
 * @param logPi its logarithm
 */
record CategoricalHead(Tensor pi, Tensor logPi) implements ActionHead {
  private static final double IMPOSSIBLE = -1e10;

  /** Below all logarithms with their noise. */
  private static final double NEVER = -1e30;

  /** Keeps logarithms of mixtures finite; far below any share of exploration. */
  private static final double LEAST = 1e-12;

  /**
   * The policy.
   *
   * @param logits {@code [agents, samples, actions]}
   * @param available which actions can be chosen; empty: all
   * @param exploring the share of uniform exploration, one number; empty: none
   */
  static CategoricalHead of(Tensor logits, Optional<Tensor> available, Optional<Tensor> exploring) {
    Tensor masked = available.map(mask -> mask.choose(logits, IMPOSSIBLE)).orElse(logits);
    Tensor log = masked.logSoftmax();
    Tensor pi = log.exp();
    if (exploring.isPresent()) {
      Tensor uniform = uniform(pi, available);
      Tensor share = exploring.get();
      pi = pi.plus(uniform.minus(pi).times(share));
      log = pi.atLeast(LEAST).log();
    }
    if (available.isEmpty()) {
      return new CategoricalHead(pi, log);
    }
    return new CategoricalHead(available.get().choose(pi, 0), available.get().choose(log, 0));
  }

  /**
   * Actions drawn from the policy {@code [agents, samples]}: the largest logarithms after noise was
   * added, of which Gumbel's draws from the policy (Gumbel 1954) and none is greedy.
   *
   * @param noise {@code [agents, samples, actions]}
   */
  static Tensor act(
      Tensor logits, Optional<Tensor> available, Optional<Tensor> exploring, Tensor noise) {
    // Logits are the logarithms but for a constant, unless something is mixed in.
    Tensor scores = exploring.isPresent() ? of(logits, available, exploring).logPi() : logits;
    Tensor perturbed = scores.plus(noise);
    return available.map(mask -> mask.choose(perturbed, NEVER)).orElse(perturbed).argmax();
  }

  private static Tensor uniform(Tensor pi, Optional<Tensor> available) {
    Tensor ones = available.map(Tensor::asReal).orElseGet(() -> pi.map("torch.ones_like"));
    String count = "[" + ones.dimension(Axis.ACTIONS) + "], True";
    Tensor total =
        new Tensor(
            pi.program(),
            pi.program().let("count", "torch.sum(" + ones.name() + ", " + count + ")"),
            ones.axes());
    return ones.dividedBy(total);
  }

  @Override
  public Tensor logProb(Tensor action) {
    return logPi.at(action);
  }

  @Override
  public Tensor entropy() {
    return pi.times(logPi).sum(Set.of(Axis.ACTIONS)).negated();
  }
}
