package org.marl.core.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marl.core.expression.Op;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Stage;

/** The name of every operation that expressions can be made of, found and not written down. */
final class OperationCatalogue {
  private OperationCatalogue() {}

  /** All operations; reductions and moves to a stage each by itself. */
  static List<String> all() {
    List<String> names = new ArrayList<>();
    collect(Op.class, names);
    return names;
  }

  private static void collect(Class<?> type, List<String> names) {
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> collect(kind, names));
    } else if (type.isEnum()) {
      Arrays.stream(type.getEnumConstants()).forEach(constant -> names.add(constant.toString()));
    } else if (type == Op.Reduce.class) {
      Arrays.stream(Reduction.values()).forEach(reduction -> names.add(reduced(reduction)));
    } else if (type == Op.At.class) {
      List.of(Stage.EPOCH, Stage.MINIBATCH).forEach(stage -> names.add(at(stage)));
    } else {
      names.add(type.getSimpleName());
    }
  }

  /** The name of one operation. */
  static String name(Op op) {
    if (op instanceof Enum<?> constant) {
      return constant.toString();
    } else if (op instanceof Op.Reduce reduce) {
      return reduced(reduce.reduction());
    } else if (op instanceof Op.At at) {
      return at(at.stage());
    }
    return op.getClass().getSimpleName();
  }

  private static String reduced(Reduction reduction) {
    return "Reduce " + reduction;
  }

  private static String at(Stage stage) {
    return "At " + stage;
  }
}
