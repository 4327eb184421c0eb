package org.marl.dsl.check;

import java.util.List;
import java.util.Optional;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;

/** Parts of declarations. */
final class Declarations {
  private Declarations() {}

  /** The value after the equals sign. */
  static Optional<Value> assigned(Definition definition) {
    return definition.declaration().body() instanceof Declaration.Assigned assigned
        ? Optional.of(assigned.value())
        : Optional.empty();
  }

  /** The items of the block; none if there is no block. */
  static List<Item> items(Definition definition) {
    return definition.declaration().body() instanceof Declaration.Block block
        ? block.items()
        : List.of();
  }
}
