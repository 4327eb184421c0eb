package org.marl.core.program;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;

/**
 * The tensors that the expressions of one scope refer to: the whole batch, or one minibatch under
 * the live networks. It writes statements when it is asked, and remembers what it has written.
 */
public interface TensorSource {

  /** The tensor of a quantity, on the axes of its type; entries that do not count are neutral. */
  Tensor quantity(Quantity quantity, Copy copy);

  /**
   * The logarithm of a quantity, where it is known better than by taking it: of probabilities and
   * of ratios.
   */
  Optional<Tensor> logarithm(Quantity quantity, Copy copy);

  /** The value of {@code gamma}, which no scope changes. */
  double gamma();

  /** The present value of an {@link org.marl.core.expression.Op.Coefficient}. */
  Tensor coefficient(Node coefficient);

  /**
   * Which entries of a tensor count: steps of agents in the game, actions that are available.
   *
   * @param axes of the tensor
   * @return true where they count, on some of the axes; empty: all do
   */
  Optional<Tensor> valid(Set<Axis> axes);

  /** The values after every epoch of an {@link org.marl.core.expression.Op.ByEpoch}. */
  default Tensor byEpoch(Node history) {
    throw new ExpressionException(history, "`" + history + "` cannot be computed here", "");
  }

  /** A network that joins the agents, applied to the expression's own value. */
  default Tensor apply(Node application, Tensor argument) {
    throw new ExpressionException(
        application, "`" + application + "` cannot be computed by this learner", "");
  }
}
