package org.marl.algorithms.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.marl.core.program.ProgramWriter;

/**
 * Clipping of gradients by their Euclidean norm: PyTorch's {@code clip_grad_norm_}, whose factor is
 * {@code min(1, most / (norm + 1e-6))}.
 */
public final class Clipping {
  private static final double TINY = 1e-6;

  private Clipping() {}

  /**
   * Clipped gradients and the norms that they had.
   *
   * @param gradients as many as were given, in their order
   * @param norm before clipping: {@code [slots, 1]} if every slot has its own, else {@code []}
   */
  public record Clipped(List<String> gradients, String norm) {

    public Clipped {
      gradients = List.copyOf(gradients);
    }
  }

  /**
   * Clips every slot by its own norm, as if each agent had an optimiser of its own.
   *
   * @param gradient {@code [slots, width]}
   */
  public static Clipped perSlot(ProgramWriter program, String gradient, double most) {
    String norm = program.let("norm", "torch.linalg_vector_norm(" + gradient + ", 2, [1], True)");
    return scaled(program, List.of(gradient), norm, most);
  }

  /** Clips by one norm over all slots of all gradients. */
  public static Clipped jointly(ProgramWriter program, List<String> gradients, double most) {
    List<String> norms = new ArrayList<>();
    for (String gradient : gradients) {
      norms.add("torch.linalg_vector_norm(" + gradient + ")");
    }
    String norm =
        norms.size() == 1
            ? norms.get(0)
            : "torch.linalg_vector_norm(torch.stack([" + String.join(", ", norms) + "]))";
    return scaled(program, gradients, program.let("norm", norm), most);
  }

  private static Clipped scaled(
      ProgramWriter program, List<String> gradients, String norm, double most) {
    String ratio =
        "torch.div("
            + String.join(
                ", ",
                program.constant(most),
                "torch.add(" + norm + ", " + program.constant(TINY) + ")")
            + ")";
    String factor = program.let("factor", "torch.clamp_max(" + ratio + ", 1.0)");
    List<String> clipped = new ArrayList<>();
    for (String gradient : gradients) {
      clipped.add(program.let("clipped", "torch.mul(" + gradient + ", " + factor + ")"));
    }
    return new Clipped(clipped, norm);
  }
}
