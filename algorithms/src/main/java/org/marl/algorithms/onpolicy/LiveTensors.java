package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.program.Gaussian;
import org.marl.core.program.Lowering;
import org.marl.core.program.Once;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * Some samples under the networks as they are at some moment: in a minibatch, or after the update.
 * Networks are written when an expression first needs them.
 */
final class LiveTensors implements TensorSource {
  private final PolicyBatch batch;
  private final double gamma;
  private final Supplier<ActionHead> policy;
  private final Supplier<Tensor> value;
  private final Function<Node, Tensor> coefficient;
  private final Supplier<Tensor> logProb;

  /**
   * @param policy writes the policy on these samples
   * @param value writes the values of these samples, on the scale of returns
   * @param coefficient writes a learned coefficient
   */
  LiveTensors(
      PolicyBatch batch,
      double gamma,
      Supplier<ActionHead> policy,
      Supplier<Tensor> value,
      Function<Node, Tensor> coefficient) {
    this.batch = batch;
    this.gamma = gamma;
    this.policy = new Once<>(policy);
    this.value = new Once<>(value);
    this.coefficient = coefficient;
    this.logProb = new Once<>(() -> this.policy.get().logProb(batch.action()));
  }

  private CategoricalHead probabilities(Quantity quantity) {
    if (policy.get() instanceof CategoricalHead categorical) {
      return categorical;
    }
    throw Unavailable.quantity(quantity);
  }

  /** The logarithm of new over old probability of the actions taken, {@code [agents, samples]}. */
  Tensor logRatio() {
    return logProb
        .get()
        .minus(batch.oldLogProb())
        .clamp(-Lowering.LARGEST_LOG_RATIO, Lowering.LARGEST_LOG_RATIO);
  }

  @Override
  public Tensor quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI -> probabilities(quantity).pi();
      case LOG_PI -> probabilities(quantity).logPi();
      case PROB -> logProb.get().exp();
      case LOG_PROB -> logProb.get();
      case RATIO -> logRatio().exp();
      case ENTROPY -> policy.get().entropy();
      case VALUE -> value.get();
      default -> throw Unavailable.quantity(quantity);
    };
  }

  @Override
  public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI -> Optional.of(probabilities(quantity).logPi());
      case PROB -> Optional.of(logProb.get());
      case RATIO -> Optional.of(logRatio());
      default -> Optional.empty();
    };
  }

  @Override
  public boolean actsInVectors() {
    return batch.action().has(Axis.DIMS);
  }

  @Override
  public Gaussian gaussian(Quantity quantity, Copy copy) {
    return ((GaussianHead) policy.get()).policy();
  }

  @Override
  public double gamma() {
    return gamma;
  }

  @Override
  public Tensor coefficient(Node node) {
    return coefficient.apply(node);
  }

  @Override
  public Optional<Tensor> valid(Set<Axis> axes) {
    return BatchTensors.valid(axes, batch.available(), batch.alive());
  }
}
