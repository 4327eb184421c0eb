package org.marl.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.marl.dsl.source.Source;

/** The scripts under {@code src/test/resources/corpus}. */
public final class Corpus {
  public static final Path ROOT = Path.of("src/test/resources/corpus");

  private Corpus() {}

  /** Scripts without a mistake, each named by its file. */
  public static Stream<Source> valid() {
    return scripts(ROOT.resolve("valid")).stream().map(Corpus::read);
  }

  /** The library, which is part of another module. */
  public static Stream<Source> library() {
    return scripts(Path.of("../algorithms/src/main/resources")).stream().map(Corpus::read);
  }

  /** All scripts under a folder, ordered. */
  public static List<Path> scripts(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".marl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Source read(Path file) {
    try {
      return Source.of(file.getFileName().toString(), file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
