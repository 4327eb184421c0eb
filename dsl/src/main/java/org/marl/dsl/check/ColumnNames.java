package org.marl.dsl.check;

import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.dsl.ast.Value;

/**
 * Names of recorded columns. A formula of quantities is named as expressions are printed, so that
 * spaces and brackets make no second column. One that calls a function of the script or the
 * library, or whose elaboration holds numbers of the cell, is named as it is written: it must have
 * one name in all cells, and a short one.
 */
final class ColumnNames {
  private ColumnNames() {}

  static String of(Value written, Node elaborated, Scope scope) {
    boolean asWritten =
        Mentions.in(written).stream().anyMatch(reference -> isElaborated(reference, scope));
    return asWritten ? Words.oneLine(written.span()) : elaborated.toString();
  }

  private static boolean isElaborated(Value.Reference reference, Scope scope) {
    String name = reference.name();
    if (name.equals(Quantity.GAMMA.word()) || name.equals(Quantity.N.word())) {
      return true;
    }
    return Quantity.named(name).isEmpty()
        && scope
            .module()
            .lookup(name)
            .filter(
                definition ->
                    definition.kind() == Definition.Kind.FN
                        || definition.kind() == Definition.Kind.PARAM)
            .isPresent();
  }
}
