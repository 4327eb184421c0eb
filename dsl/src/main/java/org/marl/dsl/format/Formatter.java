package org.marl.dsl.format;

import java.util.Optional;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;

/**
 * Formats scripts: two spaces of indentation, {@value DocPrinter#WIDTH} columns, equals signs of
 * consecutive entries below each other. Blocks that were on one line stay there if they fit.
 * Comments, the spelling of numbers and single empty lines are kept. Stateless; a formatted script
 * does not change when formatted again.
 */
public final class Formatter {
  private Formatter() {}

  /**
   * The formatted text; empty if the script has a syntax error.
   *
   * @param diagnostics receives the syntax errors
   */
  public static Optional<String> format(Source source, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Script script = ScriptParser.parse(source, found);
    found.sorted().forEach(diagnostics::add);
    if (found.hasErrors()) {
      return Optional.empty();
    }
    TokenCursor cursor = new TokenCursor(source);
    return Optional.of(DocPrinter.print(new ScriptLayout(cursor).script(script)));
  }
}
