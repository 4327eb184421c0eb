package org.marl.dsl.check;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Script;
import org.marl.dsl.ast.Value;

/**
 * Names the axis of every sweep by the key, argument or parameter whose value it is. Thread-safe,
 * since the runs of a plan may be walked by several threads.
 */
final class SweepNames {
  private final IdentityHashMap<Value.Sweep, String> names = new IdentityHashMap<>();

  /** Names the sweeps of a script. */
  synchronized void add(Script script) {
    for (Declaration declaration : script.declarations()) {
      declaration.base().ifPresent(base -> visit(base, "base"));
      for (Declaration.Parameter parameter : declaration.parameters()) {
        parameter.defaultValue().ifPresent(value -> visit(value, parameter.name().text()));
      }
      if (declaration.body() instanceof Declaration.Assigned assigned) {
        visit(assigned.value(), declaration.name().text());
      } else if (declaration.body() instanceof Declaration.Block block) {
        for (Item item : block.items()) {
          if (item instanceof Item.Entry entry) {
            visit(entry.value(), entry.key().text());
          }
        }
      }
    }
  }

  /** The name of the sweep's axis. */
  synchronized String of(Value.Sweep sweep) {
    return Optional.ofNullable(names.get(sweep)).orElse("value");
  }

  private void visit(Value value, String key) {
    if (value instanceof Value.Sweep sweep) {
      // A sweep of games or algorithms lies on the axis that a list of them would.
      names.put(sweep, Axes.named(key));
      sweep.alternatives().forEach(alternative -> visit(alternative, key));
    } else if (value instanceof Value.Reference reference) {
      reference
          .arguments()
          .ifPresent(
              arguments ->
                  arguments
                      .list()
                      .forEach(a -> visit(a.value(), a.name().map(n -> n.text()).orElse(key))));
    } else if (value instanceof Value.ListLiteral list) {
      list.entries().forEach(entry -> visit(entry, key));
    } else if (value instanceof Value.RecordLiteral record) {
      record.fields().forEach(field -> visit(field.value(), field.name().text()));
    } else if (value instanceof Value.Parenthesised parenthesised) {
      visit(parenthesised.inner(), key);
    }
  }
}
