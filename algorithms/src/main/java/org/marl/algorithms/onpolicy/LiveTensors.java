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
  private Optional<ActionHead> head = Optional.empty();
  private Optional<Tensor> logProb = Optional.empty();
  private Optional<Tensor> writtenValue = Optional.empty();

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
    this.policy = policy;
    this.value = value;
    this.coefficient = coefficient;
  }

  private ActionHead head() {
    if (head.isEmpty()) {
      head = Optional.of(policy.get());
    }
    return head.get();
  }

  private CategoricalHead probabilities(Quantity quantity) {
    if (head() instanceof CategoricalHead categorical) {
      return categorical;
    }
    throw Unavailable.quantity(quantity);
  }

  private Tensor logProb() {
    if (logProb.isEmpty()) {
      logProb = Optional.of(head().logProb(batch.action()));
    }
    return logProb.get();
  }

  private Tensor value() {
    if (writtenValue.isEmpty()) {
      writtenValue = Optional.of(value.get());
    }
    return writtenValue.get();
  }

  /** The logarithm of new over old probability of the actions taken, {@code [agents, samples]}. */
  Tensor logRatio() {
    return logProb()
        .minus(batch.oldLogProb())
        .clamp(-Lowering.LARGEST_LOG_RATIO, Lowering.LARGEST_LOG_RATIO);
  }

  @Override
  public Tensor quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI -> probabilities(quantity).pi();
      case LOG_PI -> probabilities(quantity).logPi();
      case PROB -> logProb().exp();
      case LOG_PROB -> logProb();
      case RATIO -> logRatio().exp();
      case ENTROPY -> head().entropy();
      case VALUE -> value();
      default -> throw Unavailable.quantity(quantity);
    };
  }

  @Override
  public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI -> Optional.of(probabilities(quantity).logPi());
      case PROB -> Optional.of(logProb());
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
    return ((GaussianHead) head()).policy();
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
