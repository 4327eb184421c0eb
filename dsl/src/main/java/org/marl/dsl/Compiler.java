package org.marl.dsl;

import java.util.Map;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.check.Checker;
import org.marl.dsl.check.Library;
import org.marl.dsl.source.Source;

/**
 * From text to plans: the one entry to the language. Thread-safe: every compilation stands alone.
 */
public final class Compiler {
  private final Catalog catalog;
  private final Library library;

  private Compiler(Catalog catalog) {
    this.catalog = catalog;
    this.library = Library.of(catalog);
  }

  /** A compiler for the language with the words of the catalog. */
  public static Compiler of(Catalog catalog) {
    return new Compiler(catalog);
  }

  /**
   * Compiles a script.
   *
   * @param source its text; imports need a source with a path
   * @param overrides values of {@code param} declarations, by name, in the notation of the language
   * @return what was found, and the plans if there is no error; never throws for what a user wrote
   */
  public Compilation compile(Source source, Map<String, String> overrides) {
    return new Checker(catalog, library).check(source, overrides);
  }

  /** Checks the library that the plug-ins ship. */
  public Compilation compileLibrary() {
    return new Checker(catalog, library).checkLibrary();
  }
}
