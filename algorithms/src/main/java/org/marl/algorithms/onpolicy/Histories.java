package org.marl.algorithms.onpolicy;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Traversal;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * What records ask for by {@code by_epoch}: values over the whole batch under the networks as they
 * are after every pass, one row {@code [epochs, entries]} for each expression.
 */
final class Histories {
  private final ProgramWriter program;
  private final Learning learning;
  private final Map<Node, String> rows = new LinkedHashMap<>();

  /**
   * Writes empty rows.
   *
   * @param recorded expressions, some of which may mention histories
   * @param like the name of a tensor of the device and type of the rows
   */
  Histories(ProgramWriter program, Learning learning, List<Node> recorded, String like) {
    this.program = program;
    this.learning = learning;
    for (Node node : Traversal.argumentsFirst(recorded.toArray(Node[]::new))) {
      if (node.op() instanceof Op.ByEpoch) {
        int entries = learning.entries(node.argument(0));
        String zeros = "torch.zeros([" + learning.config().epochs() + ", " + entries + "])";
        rows.put(node, program.let("history", "torch.to(" + zeros + ", " + like + ")"));
      }
    }
  }

  /** Do they follow the critics, which must then not be fitted beside the policies? */
  boolean readValues() {
    return rows.keySet().stream()
        .anyMatch(node -> Traversal.contains(node, Histories::isLiveValue));
  }

  private static boolean isLiveValue(Node node) {
    return node.op().equals(new Op.Input(Quantity.VALUE, Copy.LIVE));
  }

  /**
   * Writes the values of an epoch, if any are asked for.
   *
   * @param scope makes the scope of the whole batch under the present networks
   * @param epoch an integer expression
   */
  void write(Supplier<Lowering> scope, String epoch) {
    if (rows.isEmpty()) {
      return;
    }
    Lowering present = scope.get();
    rows.forEach(
        (node, history) -> {
          program.comment(node.toString());
          Tensor value = present.lower(node.argument(0));
          String row = "torch.select(" + history + ", 0, " + epoch + ")";
          program.effect("torch.copy_(" + row + ", torch.reshape(" + value.name() + ", [-1]))");
        });
  }

  /** The values of all epochs, epochs last. */
  private Tensor of(Node history) {
    Set<Axis> axes = EnumSet.copyOf(history.type().axes());
    StringBuilder sizes = new StringBuilder();
    for (Axis axis : axes) {
      int size =
          axis == Axis.AGENTS
              ? learning.sizes().agents()
              : axis == Axis.ACTIONS ? learning.sizes().actions() : learning.config().epochs();
      sizes.append(sizes.isEmpty() ? "" : ", ").append(size);
    }
    String entries = "torch.transpose(" + rows.get(history) + ", 0, 1)";
    return new Tensor(
        program, program.let("by_epoch", "torch.reshape(" + entries + ", [" + sizes + "])"), axes);
  }

  /** What is known after the update: all that is live then, and the histories. */
  TensorSource beside(TensorSource live) {
    return new AfterUpdate(live, this);
  }

  private record AfterUpdate(TensorSource source, Histories histories)
      implements DelegatingTensors {
    @Override
    public Tensor byEpoch(Node history) {
      return histories.of(history);
    }
  }
}
