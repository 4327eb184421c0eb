package org.marl.dsl.check;

import java.util.List;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;

/**
 * The syntax trees of the library, which every compilation shares.
 *
 * @param scripts in the order of the plug-ins
 * @param diagnostics syntax errors, which a tested plug-in does not have
 */
public record Library(List<Script> scripts, List<Diagnostic> diagnostics) {

  /** Parses the library of the catalog. */
  public static Library of(Catalog catalog) {
    Diagnostics diagnostics = new Diagnostics();
    List<Script> scripts =
        catalog.library().stream()
            .map(script -> Source.of(script.name(), script.text()))
            .map(source -> ScriptParser.parse(source, diagnostics))
            .toList();
    return new Library(scripts, diagnostics.sorted());
  }
}
