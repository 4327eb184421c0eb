package org.marl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.core.catalog.Catalog;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

/** What the documentation says is true: its scripts compile, its mistakes are mistakes. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Path LANGUAGE = ROOT.resolve("docs/language.md");
  private static final Path PLUGIN = Path.of("src/test/java/org/marl/examples/plugin");
  private static final Compiler COMPILER = Compiler.of(Catalog.load());

  static List<CodeBlock> scripts() throws IOException {
    return blocks("marl");
  }

  static List<CodeBlock> mistakes() throws IOException {
    return blocks("marl-error");
  }

  static List<CodeBlock> javaCode() throws IOException {
    return blocks("java");
  }

  static List<MarkdownLink> links() throws IOException {
    List<MarkdownLink> links = new ArrayList<>();
    for (Path page : pages()) {
      links.addAll(MarkdownLink.in(page));
    }
    return links;
  }

  private static List<CodeBlock> blocks(String language) throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    for (Path page : pages()) {
      CodeBlock.in(page).stream()
          .filter(block -> block.language().equals(language))
          .forEach(blocks::add);
    }
    return blocks;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("docs/decisions"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static List<Diagnostic> errors(CodeBlock block) {
    Source source = Source.of(block.toString(), block.text());
    return COMPILER.compile(source, Map.of()).diagnostics().stream()
        .filter(Diagnostic::isError)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptCompiles(CodeBlock block) {
    assertThat(errors(block)).isEmpty();
  }

  /** The first line of a mistake names its code. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeHasItsCodeAndNoOther(CodeBlock block) {
    String expected = block.text().lines().findFirst().orElseThrow().replaceFirst("^// *", "");
    assertThat(errors(block)).extracting(error -> error.code().id()).containsExactly(expected);
  }

  /** Java in the pages is copied from the example of a plug-in, which is compiled and tested. */
  @ParameterizedTest
  @MethodSource("javaCode")
  void everyPieceOfJavaIsInTheExample(CodeBlock block) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(PLUGIN)) {
      for (Path path : paths.toList()) {
        files.add(Files.readString(path));
      }
    }

    assertThat(files).anyMatch(file -> file.contains(block.text()));
  }

  @ParameterizedTest
  @MethodSource("links")
  void everyLinkLeadsSomewhere(MarkdownLink link) {
    assertThat(link.target()).exists();
  }

  @Test
  void theTableOfQuantitiesIsComplete() throws IOException {
    List<String> lines = Files.readAllLines(LANGUAGE);
    List<String> rows = Arrays.stream(Quantity.values()).map(DocumentationTest::row).toList();

    assertThat(rows).filteredOn(row -> !lines.contains(row)).isEmpty();
  }

  private static String row(Quantity quantity) {
    String axes =
        quantity.axes().isEmpty()
            ? "none"
            : String.join(", ", quantity.axes().stream().sorted().map(Axis::word).toList());
    return "| `%s` | %s | %s | %s |"
        .formatted(quantity.word(), axes, letters(quantity), quantity.definition());
  }

  private static String letters(Quantity quantity) {
    StringBuilder letters = new StringBuilder();
    for (Setting setting : Setting.values()) {
      if (quantity.settings().contains(setting)) {
        letters.append(
            switch (setting) {
              case ON_POLICY -> 'P';
              case VALUE -> 'V';
              case OFF_POLICY -> 'C';
              case EXACT -> 'X';
              case TABULAR -> 'T';
            });
      }
    }
    return letters.toString();
  }
}
