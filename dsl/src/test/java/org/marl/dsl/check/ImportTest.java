package org.marl.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marl.core.plan.MatrixGame;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

/** Scripts of several files. */
class ImportTest {
  private static final String GAME =
      "game g { agents = 2, actions = 2, reward = [[1, 2], [3, 4]] }\n";
  private static final String EXPERIMENT =
      "experiment e { on = g, with = f_iteration(D = kl), iterations = 1 }\n";

  /** Holds the script's folder, and beside it what the script must not reach. */
  @TempDir Path around;

  private Path write(String name, String text) throws IOException {
    Path file = around.resolve("folder").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Compilation main(String text) throws IOException {
    Path file = write("main.marl", text);
    Source source = Source.of("main.marl", file, text);
    return Compiler.of(FakePlugin.catalog()).compile(source, Map.of());
  }

  private static List<String> places(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(
            found -> {
              Source source = found.primary().span().source();
              int start = found.primary().span().start();
              return found.code() + " " + source.name() + ":" + source.line(start);
            })
        .toList();
  }

  private static double[] reward(Compilation compilation) {
    assertThat(places(compilation)).isEmpty();
    return ((MatrixGame) compilation.experiments().get(0).runs().iterator().next().game()).reward();
  }

  @ParameterizedTest
  @CsvSource({
    "game.marl, game.marl",
    "games/game.marl, games/game.marl",
    "games/game.marl, ./games/deep/../game.marl"
  })
  void namesOfAnImportedFileAreVisible(String file, String path) throws IOException {
    write(file, GAME);
    assertThat(reward(main("import \"" + path + "\"\n" + EXPERIMENT))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void pathsAreRelativeToTheImportingFile() throws IOException {
    write("games/all.marl", "import \"tables/plain.marl\"\ngame g extends plain {}\n");
    write("games/tables/plain.marl", GAME.replace("game g", "game plain"));
    assertThat(reward(main("import \"games/all.marl\"\n" + EXPERIMENT))).hasSize(4);
  }

  @Test
  void namesAreNotPassedOn() throws IOException {
    write("outer.marl", "import \"inner.marl\"\n");
    write("inner.marl", GAME);
    assertThat(places(main("import \"outer.marl\"\n" + EXPERIMENT)))
        .containsExactly("N001 main.marl:2");
  }

  @Test
  void ownNamesHideImportedOnes() throws IOException {
    write("game.marl", GAME.replace("1, 2", "7, 8"));
    assertThat(reward(main("import \"game.marl\"\n" + GAME + EXPERIMENT)))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void anImportedFileKeepsItsOwnNames() throws IOException {
    write("game.marl", "param best = 9\n" + GAME.replace("4", "best"));
    assertThat(reward(main("import \"game.marl\"\nparam best = 1\n" + EXPERIMENT)))
        .containsExactly(1, 2, 3, 9);
  }

  @Test
  void aFileMayBeReachedInTwoWays() throws IOException {
    write("game.marl", GAME);
    write("other.marl", "import \"game.marl\"\ngame h extends g {}\n");
    assertThat(reward(main("import \"game.marl\"\nimport \"other.marl\"\n" + EXPERIMENT)))
        .hasSize(4);
  }

  @Test
  void experimentsOfAnImportedFileDoNotRun() throws IOException {
    write("other.marl", GAME + EXPERIMENT);
    Compilation compilation = main("import \"other.marl\"\n");
    assertThat(places(compilation)).isEmpty();
    assertThat(compilation.experiments()).isEmpty();
  }

  @Test
  void circlesAreReportedOnceWhereTheyClose() throws IOException {
    assertThat(places(main("import \"main.marl\"\n" + EXPERIMENT)))
        .containsExactly("F005 main.marl:1");
    write("b.marl", "import \"main.marl\"\n" + GAME);
    assertThat(places(main("import \"b.marl\"\n" + EXPERIMENT))).containsExactly("F005 b.marl:1");
    write("b.marl", "import \"sub/c.marl\"\n" + GAME);
    write("sub/c.marl", "import \"../main.marl\"\n");
    assertThat(places(main("import \"b.marl\"\n" + EXPERIMENT)))
        .containsExactly("F005 sub/c.marl:1");
  }

  @ParameterizedTest
  @CsvSource({
    "../outside.marl, F003",
    "sub/../../outside.marl, F003",
    "missing.marl, F004",
    "a_folder.marl, F004",
    "text.txt, F004",
    "'', F004",
    "a\u0000b.marl, F004"
  })
  void whatCannotBeImportedIsOneErrorAtTheImport(String path, Code code) throws IOException {
    Files.writeString(around.resolve("outside.marl"), GAME);
    write("a_folder.marl/inside.marl", GAME);
    write("text.txt", GAME);
    assertThat(places(main("import \"" + path + "\"\n" + EXPERIMENT)))
        .containsExactly(code + " main.marl:1");
  }

  @Test
  void absolutePathsAreRefusedEvenInside() throws IOException {
    Path inside = write("game.marl", GAME);
    assertThat(places(main("import \"" + inside.toString().replace('\\', '/') + "\"\n")))
        .containsExactly("F003 main.marl:1");
  }

  @Test
  void linksDoNotLeadOut() throws IOException {
    Path outside = Files.writeString(around.resolve("outside.marl"), GAME);
    Path inside = write("game.marl", GAME);
    Files.createSymbolicLink(around.resolve("folder/out.marl"), outside);
    Files.createSymbolicLink(around.resolve("folder/up"), around);
    Files.createSymbolicLink(around.resolve("folder/in.marl"), inside);
    assertThat(places(main("import \"out.marl\"\n" + EXPERIMENT)))
        .containsExactly("F003 main.marl:1");
    assertThat(places(main("import \"up/outside.marl\"\n" + EXPERIMENT)))
        .containsExactly("F003 main.marl:1");
    assertThat(reward(main("import \"in.marl\"\n" + EXPERIMENT))).hasSize(4);
  }

  @Test
  void errorsOfAnImportedFileAreReportedOnceAtTheirPlace() throws IOException {
    write("bad.marl", "\nfn f(x) = x + nothing\n" + GAME);
    write("other.marl", "import \"bad.marl\"\n");
    assertThat(places(main("import \"bad.marl\"\nimport \"other.marl\"\n" + EXPERIMENT)))
        .containsExactly("N001 bad.marl:2");
  }

  @Test
  void aFileThatIsNotUtf8IsTheOnlyError() throws IOException {
    Path file = write("game.marl", "");
    Files.write(file, new byte[] {'g', (byte) 0xFF});
    assertThat(places(main("import \"game.marl\"\n" + EXPERIMENT)))
        .containsExactly("F002 game.marl:1");
  }
}
