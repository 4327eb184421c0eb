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

  /**
   * Are actions vectors? Then {@code pi} and {@code pi_old} have no tensor of probabilities, but
   * are known by {@link #gaussian}. All scopes of a program answer alike.
   */
  default boolean actsInVectors() {
    return false;
  }

  /** The policy of {@code pi} or {@code pi_old}, where actions are vectors. */
  default Gaussian gaussian(Quantity quantity, Copy copy) {
    throw new IllegalStateException("actions are numbered");
  }

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

  /**
   * The value of a quantity at the following step: {@code next(value)}.
   *
   * @param shift the expression, for messages
   */
  default Tensor next(Node shift, Quantity quantity, Copy copy) {
    throw withoutOrder(shift);
  }

  /**
   * x_t = a_t + b_t x_{t+1} along the steps of episodes, 0 past their ends: {@code accumulate(a,
   * b)}.
   *
   * @param scan the expression, for messages
   */
  default Tensor accumulate(Node scan, Tensor a, Tensor b) {
    throw withoutOrder(scan);
  }

  private static ExpressionException withoutOrder(Node node) {
    return new ExpressionException(
        node, "`" + node + "` cannot be computed where steps have no order", "");
  }

  /** A network that joins the agents, applied to the expression's own value. */
  default Tensor apply(Node application, Tensor argument) {
    throw new ExpressionException(
        application, "`" + application + "` cannot be computed by this learner", "");
  }
}
