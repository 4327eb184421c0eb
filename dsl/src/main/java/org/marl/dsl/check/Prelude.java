package org.marl.dsl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.marl.dsl.source.Source;

/**
 * The library as one compilation sees it: modules that are made when a name of them is looked up.
 */
final class Prelude {
  private final Library library;
  private final Function<Source, Module> reader;
  private final Map<Source, Module> modules = new HashMap<>();

  Prelude(Library library, Function<Source, Module> reader) {
    this.library = library;
    this.reader = reader;
  }

  Optional<Definition> lookup(String name) {
    return library.declaring(name).map(this::module).flatMap(module -> module.ownNamed(name));
  }

  /** All declarations, each a module of its own, in the order of the plug-ins. */
  List<Module> modules() {
    return library.sources().stream().map(this::module).toList();
  }

  private Module module(Source source) {
    Module known = modules.get(source);
    if (known == null) {
      known = reader.apply(source);
      modules.put(source, known);
    }
    return known;
  }
}
