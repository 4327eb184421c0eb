package org.marl.dsl.check;

import org.marl.core.catalog.ParameterType;
import org.marl.core.expression.Node;
import org.marl.dsl.ast.Value;

/** What a local name stands for. */
sealed interface Meaning {

  /**
   * An argument, read by whatever type its use expects, in the scope where it was written.
   *
   * @param type what the parameter declares
   */
  record Bound(Value value, Scope scope, DeclaredType type) implements Meaning {}

  /** A parameter without argument: the declaration itself is being checked. */
  record Open(String name, DeclaredType type) implements Meaning {}

  /** A formula that is elaborated already: a let, the variable of a function. */
  record Formula(Node node) implements Meaning {}

  /** Something whose error has been reported. */
  record Unknown() implements Meaning {}

  /** The type of a declaration's parameter. */
  sealed interface DeclaredType {
    /** {@code name: real}, and every other type that a component's parameter can have. */
    record Typed(ParameterType type) implements DeclaredType {}

    /** {@code name: expression}, or no type and no default: any formula. */
    record Expression() implements DeclaredType {}

    /** {@code name: list}: any list. */
    record Entries() implements DeclaredType {}
  }
}
