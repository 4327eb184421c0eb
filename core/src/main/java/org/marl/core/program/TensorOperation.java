package org.marl.core.program;

import java.util.List;
import java.util.Optional;
import org.marl.core.expression.CustomOperation;

/**
 * An operation of a plug-in, written with symbolic tensors. It becomes a part of the programs in
 * which scripts use it, so gradients flow through it as through every other operation; see {@link
 * Tensor} for how its text is written.
 */
public interface TensorOperation extends CustomOperation {

  /**
   * Writes the operation.
   *
   * @param operands in the order of the script, float32, each on its own axes; {@link
   *     Tensor#program()} takes further statements
   * @param valid which entries count, bool, on some of the operands' axes: steps of agents in the
   *     game, actions that are available; empty: all do
   * @return float32, on the axes of the operands without {@link #over()}, or with them if {@link
   *     #keepsAxes()}; entries that do not count may be any finite number
   */
  Tensor write(List<Tensor> operands, Optional<Tensor> valid);
}
