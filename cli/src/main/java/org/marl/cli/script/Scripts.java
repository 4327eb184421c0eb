package org.marl.cli.script;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.Output;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.DiagnosticJson;
import org.marl.dsl.diagnostic.DiagnosticRenderer;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.SourceReader;
import org.marl.dsl.source.Source;

/** Reads and compiles the scripts that a command line names, and prints what is found. */
public final class Scripts {
  private Scripts() {}

  /**
   * The path of a script.
   *
   * @throws UsageException if there is no such file
   */
  public static Path path(String word) {
    Path path;
    try {
      path = Path.of(word);
    } catch (InvalidPathException e) {
      throw new UsageException("`" + word + "` is not a path");
    }
    if (Files.isDirectory(path)) {
      throw new UsageException("`" + word + "` is a folder, not a script");
    }
    if (!Files.exists(path)) {
      throw new UsageException("there is no file `" + word + "`");
    }
    return path;
  }

  /** The text of a script; what keeps it from being read is among the findings. */
  public static Optional<Source> read(Path path, Diagnostics diagnostics) {
    return SourceReader.read(path, path.toString(), diagnostics);
  }

  /**
   * Compiles a script with the words of all plug-ins.
   *
   * @param definitions values of {@code param} declarations, by name
   */
  public static Compilation compile(Source source, Map<String, String> definitions) {
    return Compiler.of(Catalog.load()).compile(source, definitions);
  }

  /** Prints findings, with pictures or as one JSON object per line. */
  public static void print(List<Diagnostic> diagnostics, Format format, Output output) {
    switch (format) {
      case TEXT -> output.text(new DiagnosticRenderer(output.isColored()).render(diagnostics));
      case JSON -> diagnostics.forEach(found -> output.line(DiagnosticJson.line(found)));
    }
  }
}
