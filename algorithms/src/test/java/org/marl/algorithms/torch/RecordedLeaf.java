package org.marl.algorithms.torch;

import org.marl.core.program.ProgramWriter;

/** Where PyTorch's record of operators begins, in programs of tests. */
public final class RecordedLeaf {
  private RecordedLeaf() {}

  /** A tensor that shares the memory of another one; its name. */
  public static String of(ProgramWriter program, String tensor) {
    return program.let("leaf", "torch.requires_grad_(torch.detach(" + tensor + "))");
  }
}
