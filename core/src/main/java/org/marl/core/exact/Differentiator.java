package org.marl.core.exact;

import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;

/**
 * Derivatives of expressions on a finite game with respect to the live policies, by reverse-mode
 * differentiation of what the {@link Interpreter} evaluates. No gradient flows through {@code
 * stop}, comparisons and coefficients. At a kink the derivative is the mean of those of both sides:
 * 0 for {@code abs(0)}, equal shares for a tie of {@code min} or {@code max}. Where a root begins
 * it is 0. Not thread-safe.
 */
public final class Differentiator {
  private final Interpreter interpreter = new Interpreter();
  private final PolicySlopes policy = new PolicySlopes();

  /**
   * A number and its derivative.
   *
   * @param value the number, or one per agent
   * @param derivative of the sum of the value's entries by every entry of {@code pi}, on the axes
   *     that the source gives {@code pi}; 0 for padded actions
   */
  public record Result(NamedArray value, NamedArray derivative) {}

  /**
   * Evaluates and differentiates an expression. The result stands until the next call.
   *
   * @throws ExpressionException for what {@link Interpreter#evaluate} does not evaluate
   */
  public Result differentiate(Node root, QuantitySource source) {
    PreparedExpression program = interpreter.program(root);
    NamedArray value = program.evaluate(source);
    policy.begin(source);
    program.differentiate(source, policy);
    return new Result(value, policy.derivative());
  }
}
