package org.marl.dsl.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names inside a declaration mean: its parameters and lets, then whatever its module sees.
 * A scope knows no scope of its caller: macros are hygienic because an argument travels with the
 * scope in which it was written.
 */
final class Scope {
  private final Module module;
  private final Scope outer;
  private final Map<String, Meaning> names = new HashMap<>();

  private Scope(Module module, Scope outer) {
    this.module = module;
    this.outer = outer;
  }

  /** The scope of a declaration of the module. */
  static Scope of(Module module) {
    return new Scope(module, null);
  }

  /** A scope inside this one. */
  Scope inner() {
    return new Scope(module, this);
  }

  Module module() {
    return module;
  }

  void put(String name, Meaning meaning) {
    names.put(name, meaning);
  }

  Optional<Meaning> local(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Meaning meaning = scope.names.get(name);
      if (meaning != null) {
        return Optional.of(meaning);
      }
    }
    return Optional.empty();
  }

  /** Does the name stand for a value: a parameter of the declaration, or of the script? */
  boolean isParameter(String name) {
    return local(name)
        .map(meaning -> !(meaning instanceof Meaning.Formula))
        .orElseGet(
            () ->
                module
                    .lookup(name)
                    .filter(definition -> definition.kind() == Definition.Kind.PARAM)
                    .isPresent());
  }

  /** All local names, for suggestions. */
  Set<String> locals() {
    Set<String> all = new LinkedHashSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      all.addAll(scope.names.keySet());
    }
    return all;
  }
}
