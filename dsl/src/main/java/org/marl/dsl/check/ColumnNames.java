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
    return isElaborated(written, scope, false)
        ? Words.oneLine(written.span())
        : elaborated.toString();
  }

  /** The formula without functions and parameters of the script, which other scripts lack. */
  static String portable(Value written, Node elaborated, Scope scope) {
    return isElaborated(written, scope, true)
        ? elaborated.toString()
        : of(written, elaborated, scope);
  }

  /**
   * @param here by declarations outside the library alone
   */
  private static boolean isElaborated(Value written, Scope scope, boolean here) {
    return Mentions.in(written).names().stream()
        .anyMatch(
            reference ->
                (!here && isOfTheCell(reference.name())) || isDeclared(reference, scope, here));
  }

  private static boolean isOfTheCell(String name) {
    return name.equals(Quantity.GAMMA.word()) || name.equals(Quantity.N.word());
  }

  private static boolean isDeclared(Value.Reference reference, Scope scope, boolean here) {
    return Quantity.named(reference.name()).isEmpty()
        && scope
            .module()
            .lookup(reference.name())
            .filter(
                definition ->
                    definition.kind() == Definition.Kind.FN
                        || definition.kind() == Definition.Kind.PARAM)
            .filter(definition -> !(here && definition.module().isLibrary()))
            .isPresent();
  }
}
