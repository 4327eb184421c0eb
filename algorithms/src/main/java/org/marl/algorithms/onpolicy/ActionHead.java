package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.core.program.Tensor;

/** A policy in a program, made from the outputs of a network. */
sealed interface ActionHead permits CategoricalHead, GaussianHead {

  /**
   * The policy.
   *
   * @param output of the policy's network
   * @param available which actions can be chosen {@code [agents, samples, actions]}, or which
   *     dimensions an agent's action has {@code [agents, dims]}; empty: all
   * @param exploring the share of uniform exploration, one number; empty: none
   */
  static ActionHead of(Role.Output output, Optional<Tensor> available, Optional<Tensor> exploring) {
    return output.gaussian().isPresent()
        ? GaussianHead.of(output.gaussian().get(), available)
        : CategoricalHead.of(output.logits(), available, exploring);
  }

  /**
   * The logarithm of the probability or density of the actions taken: {@code [agents, samples]}.
   */
  Tensor logProb(Tensor action);

  /** {@code [agents, samples]}. */
  Tensor entropy();
}
