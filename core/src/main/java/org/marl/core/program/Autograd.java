package org.marl.core.program;

import java.util.ArrayList;
import java.util.List;

/** Gradients by PyTorch's record of operators. */
public final class Autograd {
  private Autograd() {}

  /**
   * Gradients with respect to leaves, each of which must have a part in the loss.
   *
   * @param loss the name of a tensor with one entry
   * @return one name per leaf, of a tensor of its shape
   */
  public static List<String> gradients(ProgramWriter program, String loss, List<String> leaves) {
    return gradients(program, loss, leaves, "");
  }

  /** The same, where other gradients will be taken of what the loss is made of. */
  static List<String> keepingRecord(ProgramWriter program, String loss, List<String> leaves) {
    return gradients(program, loss, leaves, ", None, True");
  }

  private static List<String> gradients(
      ProgramWriter program, String loss, List<String> leaves, String further) {
    String call =
        "torch.autograd.grad([%s], [%s]%s)".formatted(loss, String.join(", ", leaves), further);
    String all = program.let("gradients", call);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      names.add(program.let("gradient", "unchecked_cast(Tensor, " + all + "[" + i + "])"));
    }
    return names;
  }
}
