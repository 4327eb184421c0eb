package org.marl.algorithms.onpolicy;

import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * The scale on which a critic learns: running mean and deviation of the returns (van Hasselt et al.
 * 2016, as Yu et al. 2022 use it). The scale moves once per update, before the critic is fitted.
 *
 * <p>Its state is {@code [3, critics]}: running mean, running mean of squares, and the share of the
 * past in them, by which both are divided because they begin at 0.
 */
final class ValueScale {
  static final int ROWS = 3;

  private static final double MEMORY = 0.99999;
  private static final double LEAST_SHARE = 1e-5;
  private static final double LEAST_VARIANCE = 1e-2;

  private final Tensor mean;
  private final Tensor deviation;

  private ValueScale(Tensor mean, Tensor deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * The scale as the state has it now.
   *
   * @param axes of one number per critic: the agents, or none
   */
  static ValueScale read(ProgramWriter program, String state, Set<Axis> axes) {
    Tensor share = row(program, state, 2, axes).atLeast(LEAST_SHARE);
    Tensor mean = row(program, state, 0, axes).dividedBy(share);
    Tensor square = row(program, state, 1, axes).dividedBy(share);
    Tensor variance = square.minus(mean.squared()).atLeast(LEAST_VARIANCE);
    return new ValueScale(mean, variance.map("torch.sqrt"));
  }

  /** Moves the state towards the mean and the square of the returns, one number per critic. */
  static void update(ProgramWriter program, String state, Tensor mean, Tensor square) {
    String rest = Literal.of(1 - MEMORY);
    String target =
        program.let(
            "target",
            "torch.stack([%1$s, %2$s, torch.ones_like(%1$s)], 0)"
                .formatted(vector(mean), vector(square)));
    program.effect("torch.mul_(" + state + ", " + Literal.of(MEMORY) + ")");
    program.effect("torch.add_(" + state + ", " + target + ", alpha=" + rest + ")");
  }

  private static String vector(Tensor tensor) {
    return tensor.axes().isEmpty() ? "torch.reshape(" + tensor.name() + ", [1])" : tensor.name();
  }

  private static Tensor row(ProgramWriter program, String state, int index, Set<Axis> axes) {
    String row = "torch.select(" + state + ", 0, " + index + ")";
    String number = axes.isEmpty() ? "torch.select(" + row + ", 0, 0)" : row;
    // The state changes in place later on; what is read now must not.
    return new Tensor(program, program.let("row", "torch.clone(" + number + ")"), axes);
  }

  /** From the critic's scale to that of returns. */
  Tensor returns(Tensor output) {
    return output.times(deviation).plus(mean);
  }

  /** From the scale of returns to the critic's. */
  Tensor output(Tensor returns) {
    return returns.minus(mean).dividedBy(deviation);
  }
}
