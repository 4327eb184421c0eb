package org.marl.core.plan;

import java.util.List;
import org.marl.core.expression.Node;
import org.marl.core.program.TensorOperation;

/**
 * The parameters of an operation that expressions can call. Implemented by the config record of
 * every component of kind OPERATION: its first components are the operands, of type {@link Node},
 * which have no defaults; the others are settings.
 */
public interface OperationConfig {

  /** The operands, in the order of the record. */
  List<Node> operands();

  /** The operation with these settings, a value without the operands. */
  TensorOperation operation();
}
