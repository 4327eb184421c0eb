package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Literal;
import org.marl.core.program.Tensor;

/**
 * The critic's loss: half the square of its distance from the returns, linear above {@code huber}
 * (Huber 1964), and, where values are clipped, the worse of two: the value as it is and the value
 * kept within {@code clip} of the old one (Schulman et al. 2017; Yu et al. 2022).
 *
 * @param huber error above which the loss is linear
 * @param clip how far the value may move from the old one
 */
record ValueFit(Optional<Double> huber, Optional<Double> clip) {

  /** The mean loss over samples: per agent, or one number for a critic of the team. */
  Tensor loss(Tensor value, CriticBatch batch) {
    Tensor loss = error(batch.target().minus(value));
    if (clip.isPresent()) {
      double range = clip.get();
      Tensor kept = batch.old().plus(value.minus(batch.old()).clamp(-range, range));
      loss = loss.zip("torch.maximum", error(batch.target().minus(kept)));
    }
    Set<Axis> samples = Set.of(Axis.SAMPLES);
    if (batch.alive().isEmpty()) {
      return loss.mean(samples);
    }
    Tensor alive = batch.alive().get();
    return alive.choose(loss, 0).sum(samples).dividedBy(alive.asReal().sum(samples).atLeast(1));
  }

  private Tensor error(Tensor difference) {
    Tensor square = difference.squared().times(0.5);
    if (huber.isEmpty()) {
      return square;
    }
    double delta = huber.get();
    Tensor size = difference.map("torch.abs");
    return size.map("torch.le", Literal.of(delta))
        .choose(square, size.plus(-delta / 2).times(delta));
  }
}
