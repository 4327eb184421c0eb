package org.marl.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.marl.dsl.source.Source;

/** The scripts of this folder. */
final class Scripts {
  private static final Path ROOT = Path.of(".");
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|(?<token>\"[^\"\n]*\"|[0-9][0-9_]*(\\.[0-9]+)?([eE][+-]?[0-9]+)?[kM]?"
              + "|[A-Za-z_][A-Za-z0-9_]*|->|\\.\\.|[<>=!]=|\\S)",
          Pattern.DOTALL);

  private Scripts() {}

  /** All example scripts, in the order of their names. */
  static List<Path> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".marl"))
          .filter(
              file -> !file.startsWith(Path.of("./target")) && !file.startsWith(Path.of("./src")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Source source(Path file) {
    return Source.of(file.toString(), file, text(file));
  }

  /** The places of the tokens, comments left out. */
  static List<int[]> tokens(String text) {
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("token") != null) {
        tokens.add(new int[] {matcher.start(), matcher.end()});
      }
    }
    return tokens;
  }
}
