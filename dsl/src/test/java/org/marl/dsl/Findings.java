package org.marl.dsl;

import java.nio.file.Path;
import java.util.List;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.parse.SourceReader;

/** What is found in a script, for goldens: the one place that says how far it is compiled. */
public final class Findings {
  private Findings() {}

  /** Reads and compiles a file. */
  public static List<Diagnostic> of(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    SourceReader.read(file, file.getFileName().toString(), diagnostics)
        .ifPresent(source -> ScriptParser.parse(source, diagnostics));
    return diagnostics.sorted();
  }
}
