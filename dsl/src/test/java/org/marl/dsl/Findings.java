package org.marl.dsl;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.marl.dsl.check.FakePlugin;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.SourceReader;

/** What is found in a script, for goldens: the one place that says how far it is compiled. */
public final class Findings {
  private Findings() {}

  /** Reads and compiles a file, with the words of {@link FakePlugin}. */
  public static List<Diagnostic> of(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    return SourceReader.read(file, file.getFileName().toString(), diagnostics)
        .map(source -> Compiler.of(FakePlugin.catalog()).compile(source, Map.of()).diagnostics())
        .orElseGet(diagnostics::sorted);
  }
}
