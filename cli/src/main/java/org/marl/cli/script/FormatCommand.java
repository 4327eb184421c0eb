package org.marl.cli.script;

import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.FAILED;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.CommonOptions;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.Usage;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.ColorMode;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.format.Formatter;
import org.marl.dsl.source.Source;

/** {@code marl fmt}: the one style of scripts. */
public final class FormatCommand implements Command {
  private static final String CHECK = "check";
  private static final String STDIN = "-";

  @Override
  public String name() {
    return "fmt";
  }

  @Override
  public String summary() {
    return "formats scripts";
  }

  @Override
  public Usage usage() {
    Map<ExitCode, String> exits = new LinkedHashMap<>();
    exits.put(OK, OK.meaning());
    exits.put(ERRORS, "a script has syntax errors, or --check found one that is not formatted");
    exits.put(USAGE, USAGE.meaning());
    exits.put(FAILED, "a file cannot be written");
    return new Usage(
        List.of("fmt [--check] FILE...", "fmt [--check] -"),
        List.of(
            "Formats scripts in place, in the one style of the language; there are no options of"
                + " style. Comments stay. A file with syntax errors stays as it is.",
            "With - in place of files, reads a script from standard input and prints it formatted."),
        List.of(
            CommonOptions.flag(CHECK, "Changes nothing, and names the files that would change."),
            CommonOptions.color()),
        new Usage.Example(
            "marl fmt --check examples/*.marl", "Tells whether all examples are formatted."),
        exits);
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    Terminal colored = terminal.with(arguments.choice(CommonOptions.COLOR, ColorMode.AUTO));
    boolean check = arguments.has(CHECK);
    List<String> words = arguments.words("FILE");
    if (words.contains(STDIN)) {
      if (words.size() > 1) {
        throw new UsageException("`-` stands alone: it is the only script");
      }
      return standardInput(check, colored);
    }
    List<Path> paths = words.stream().map(Scripts::path).toList();
    ExitCode worst = OK;
    for (Path path : paths) {
      worst = worst.and(file(path, check, colored));
    }
    return worst;
  }

  private static ExitCode standardInput(boolean check, Terminal terminal) {
    Source source;
    try {
      source =
          Source.of(
              "standard input", new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> formatted = format(source, diagnostics, terminal);
    if (formatted.isEmpty()) {
      return ERRORS;
    }
    if (check) {
      return compare(source, formatted.get(), terminal);
    }
    terminal.out().text(formatted.get());
    return OK;
  }

  private static ExitCode file(Path path, boolean check, Terminal terminal) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Source> source = Scripts.read(path, diagnostics);
    if (source.isEmpty()) {
      Scripts.print(diagnostics.sorted(), Format.TEXT, terminal.err());
      return ERRORS;
    }
    Optional<String> formatted = format(source.get(), diagnostics, terminal);
    if (formatted.isEmpty()) {
      return ERRORS;
    }
    if (check) {
      return compare(source.get(), formatted.get(), terminal);
    }
    return formatted.get().equals(source.get().text())
        ? OK
        : write(path, formatted.get(), terminal.err());
  }

  private static Optional<String> format(
      Source source, Diagnostics diagnostics, Terminal terminal) {
    Optional<String> formatted = Formatter.format(source, diagnostics);
    if (formatted.isEmpty()) {
      Scripts.print(diagnostics.sorted(), Format.TEXT, terminal.err());
    }
    return formatted;
  }

  private static ExitCode compare(Source source, String formatted, Terminal terminal) {
    if (formatted.equals(source.text())) {
      return OK;
    }
    terminal.out().line(source.name() + " is not formatted");
    return ERRORS;
  }

  private static ExitCode write(Path path, String text, Output err) {
    try {
      Files.writeString(path, text);
      return OK;
    } catch (IOException e) {
      err.line(err.styled(Style.RED, "error") + ": cannot write " + path + ": " + e.getMessage());
      return FAILED;
    }
  }
}
