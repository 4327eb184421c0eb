package org.marl.algorithms.onpolicy;

import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes x_t = a_t + b_t x_{t+1} along the steps of a rollout, from its end: returns and
 * advantages. Runs by doubling, so T steps take log T operations instead of T: after round k every
 * x_t holds the terms of the 2^k steps from t on, and b_t the factor of what follows them.
 */
final class Trace {
  private final ProgramWriter program;
  private final int steps;
  private final int copies;

  /**
   * @param steps T
   * @param copies E; samples are {@code [T, E]} in a row
   */
  Trace(ProgramWriter program, int steps, int copies) {
    this.program = program;
    this.steps = steps;
    this.copies = copies;
  }

  /**
   * The sums.
   *
   * @param a with samples
   * @param b with samples, and with agents only if the first has them; 0 at the last step of an
   *     episode; the last step of the rollout leads nowhere whatever it is
   */
  Tensor accumulate(Tensor a, Tensor b) {
    String x = unfolded(a);
    String factor = unfolded(b);
    for (int reach = 1; reach < steps; reach *= 2) {
      int rest = steps - reach;
      String now = narrow(x, 0, rest);
      String later = narrow(x, reach, rest);
      String through = narrow(factor, 0, rest);
      String onward = narrow(factor, reach, rest);
      String sum = program.let("sum", "torch.addcmul(" + now + ", " + through + ", " + later + ")");
      String product = program.let("product", "torch.mul(" + through + ", " + onward + ")");
      String tail = narrow(x, rest, reach);
      String nothing = "torch.zeros_like(" + narrow(factor, rest, reach) + ")";
      x = program.let("x", "torch.cat([" + sum + ", " + tail + "], -2)");
      factor = program.let("factor", "torch.cat([" + product + ", " + nothing + "], -2)");
    }
    return folded(x, a.axes());
  }

  /**
   * The sums of so many terms: x_t = a_t + b_t x_{t+1}, cut off after the n-th.
   *
   * @param length n, at least 1
   */
  Tensor accumulate(Tensor a, Tensor b, int length) {
    String terms = unfolded(a);
    String factor = unfolded(b);
    String x = program.let("x", terms);
    program.loop(
        "term",
        String.valueOf(Math.min(length, steps) - 1),
        term -> {
          String nothing = "torch.zeros_like(" + narrow(x, 0, 1) + ")";
          String later =
              program.let(
                  "later", "torch.cat([" + narrow(x, 1, steps - 1) + ", " + nothing + "], -2)");
          program.assign(x, "torch.addcmul(" + terms + ", " + factor + ", " + later + ")");
        });
    return folded(x, a.axes());
  }

  /** With a dimension for the steps and one for the copies, the last two. */
  private String unfolded(Tensor tensor) {
    return program.let(
        "unfolded", "torch.unflatten(" + tensor.name() + ", -1, [" + steps + ", " + copies + "])");
  }

  private Tensor folded(String unfolded, Set<Axis> axes) {
    return new Tensor(
        program, program.let("trace", "torch.flatten(" + unfolded + ", -2, -1)"), axes);
  }

  private static String narrow(String tensor, int start, int length) {
    return "torch.narrow(" + tensor + ", -2, " + start + ", " + length + ")";
  }
}
