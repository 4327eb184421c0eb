package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * What changes from turn to turn: advantages weighted by the product of the predecessors' new
 * ratios (paper 4; Kuba et al. 2022). The factor is positive, so it may stand before a minimum.
 */
final class TurnTensors implements TensorSource {
  private final BatchTensors batch;
  private final PolicyBatch policyBatch;
  private final Tensor preceding;
  private final Tensor advantage;

  /**
   * @param policyBatch of the agents in turn
   * @param preceding {@code [samples]}
   * @param advantage of the agents in turn, or of the team, not weighted
   */
  TurnTensors(BatchTensors batch, PolicyBatch policyBatch, Tensor preceding, Tensor advantage) {
    this.batch = batch;
    this.policyBatch = policyBatch;
    this.preceding = preceding;
    this.advantage = advantage;
  }

  @Override
  public Tensor quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PRECEDING -> preceding;
      case ADVANTAGE -> advantage.times(preceding);
      default -> throw Unavailable.quantity(quantity);
    };
  }

  @Override
  public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return Optional.empty();
  }

  @Override
  public boolean actsInVectors() {
    return batch.actsInVectors();
  }

  @Override
  public double gamma() {
    return batch.gamma();
  }

  @Override
  public Tensor accumulate(Node scan, Tensor a, Tensor b) {
    return batch.accumulate(scan, a, b);
  }

  @Override
  public Tensor coefficient(Node coefficient) {
    return batch.coefficient(coefficient);
  }

  @Override
  public Optional<Tensor> valid(Set<Axis> axes) {
    return BatchTensors.valid(axes, policyBatch.available(), policyBatch.alive());
  }
}
