package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.program.Gaussian;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/** The tensors of another source, but for those that an implementation knows itself. */
interface DelegatingTensors extends TensorSource {

  /** The other source. */
  TensorSource source();

  @Override
  default Tensor quantity(Quantity quantity, Copy copy) {
    return source().quantity(quantity, copy);
  }

  @Override
  default Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return source().logarithm(quantity, copy);
  }

  @Override
  default boolean actsInVectors() {
    return source().actsInVectors();
  }

  @Override
  default Gaussian gaussian(Quantity quantity, Copy copy) {
    return source().gaussian(quantity, copy);
  }

  @Override
  default double gamma() {
    return source().gamma();
  }

  @Override
  default Tensor coefficient(Node coefficient) {
    return source().coefficient(coefficient);
  }

  @Override
  default Optional<Tensor> valid(Set<Axis> axes) {
    return source().valid(axes);
  }

  @Override
  default Tensor byEpoch(Node history) {
    return source().byEpoch(history);
  }

  @Override
  default Tensor next(Node shift, Quantity quantity, Copy copy) {
    return source().next(shift, quantity, copy);
  }

  @Override
  default Tensor accumulate(Node scan, Tensor a, Tensor b) {
    return source().accumulate(scan, a, b);
  }

  @Override
  default Tensor apply(Node application, Tensor argument) {
    return source().apply(application, argument);
  }
}
