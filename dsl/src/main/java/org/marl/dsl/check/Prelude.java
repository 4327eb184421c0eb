package org.marl.dsl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Diagnostics;

/**
 * The library as one compilation sees it: one module for each declaration, made when its name is
 * looked up. Thread-safe, since the runs of a plan may be walked by several threads.
 */
final class Prelude {
  private final Library library;
  private final Diagnostics diagnostics;
  private final Function<Script, Module> reader;
  private final Map<String, Optional<Module>> modules = new HashMap<>();

  Prelude(Library library, Diagnostics diagnostics, Function<Script, Module> reader) {
    this.library = library;
    this.diagnostics = diagnostics;
    this.reader = reader;
  }

  Optional<Definition> lookup(String name) {
    return module(name).flatMap(module -> module.ownNamed(name));
  }

  /** All declarations, each a module of its own, in the order of the plug-ins. */
  List<Module> modules() {
    return library.names().stream().map(this::module).flatMap(Optional::stream).toList();
  }

  private synchronized Optional<Module> module(String name) {
    Optional<Module> known = modules.get(name);
    if (known == null) {
      known = library.declaring(name, diagnostics).map(reader);
      modules.put(name, known);
    }
    return known;
  }
}
