package org.marl.algorithms.onpolicy;

import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Two halves of the samples.
 *
 * @param first how many are in the first, an integer expression
 * @param second how many are in the second
 */
record Halves(String first, String second) {

  static Halves of(Tensor rows) {
    ProgramWriter program = rows.program();
    String all = rows.size(Axis.SAMPLES);
    String first = program.let("half", "torch.floordiv(" + all + ", 2)");
    return new Halves(first, program.let("half", "torch.sub(" + all + ", " + first + ")"));
  }

  Tensor first(Tensor rows) {
    return narrow(rows, "0, " + first);
  }

  Tensor second(Tensor rows) {
    return narrow(rows, first + ", " + second);
  }

  private static Tensor narrow(Tensor rows, String bounds) {
    String half = "torch.narrow(" + rows.name() + ", 1, " + bounds + ")";
    return new Tensor(rows.program(), rows.program().let("half", half), rows.axes());
  }

  Tensor joined(String left, Tensor right) {
    String both = "torch.cat([" + left + ", " + right.name() + "], 1)";
    return new Tensor(right.program(), right.program().let("both", both), right.axes());
  }
}
