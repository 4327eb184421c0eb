package org.marl.cli.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.expression.Quantity;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.check.Builtin;

/** Every word that a script can name. */
final class Vocabulary {
  private final List<Word> words = new ArrayList<>();

  private Vocabulary(Compilation compilation, Catalog catalog) {
    compilation.names().forEach(declaration -> words.add(new DeclaredWord(declaration)));
    for (ComponentKind kind : ComponentKind.values()) {
      for (Component<?> component : catalog.of(kind)) {
        words.add(new ComponentWord(component));
      }
    }
    Arrays.stream(Quantity.values()).map(QuantityWord::new).forEach(words::add);
    Arrays.stream(Builtin.values()).map(FunctionWord::new).forEach(words::add);
  }

  /** The words of the library and the plug-ins. */
  static Vocabulary ofLibrary() {
    Catalog catalog = Catalog.load();
    return new Vocabulary(Compiler.of(catalog).compileLibrary(), catalog);
  }

  /** The same, behind those of a compiled script. */
  static Vocabulary of(Compilation compilation) {
    return new Vocabulary(compilation, Catalog.load());
  }

  /** In the order of their first words. */
  List<String> kinds() {
    return words.stream().map(Word::kind).distinct().toList();
  }

  List<Word> of(String kind) {
    return words.stream().filter(word -> word.kind().equals(kind)).toList();
  }

  /** Usually one; a component and a declaration may share a name. */
  List<Word> named(String name) {
    return words.stream().filter(word -> word.name().equals(name)).toList();
  }

  List<String> names() {
    return words.stream().map(Word::name).distinct().toList();
  }
}
