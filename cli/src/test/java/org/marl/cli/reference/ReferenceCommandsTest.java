package org.marl.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;

final class ReferenceCommandsTest {
  @TempDir Path folder;

  @Test
  void listsOneKind() {
    Invocation list = Invocation.of("list", "divergence");
    assertThat(list.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(list.out()).startsWith("divergence\n").containsPattern("\n  kl +Kullback-Leibler");
    assertThat(list.out()).doesNotContain("\noptimizer\n");
  }

  @Test
  void listsEveryKind() {
    assertThat(Invocation.of("list").out().lines())
        .contains("divergence", "algorithm", "update", "learner", "optimizer", "quantity");
  }

  @Test
  void suggestsTheNearestKind() {
    Invocation list = Invocation.of("list", "divergences");
    assertThat(list.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(list.err()).contains("did you mean `divergence`?");
  }

  @Test
  void describesEveryComponentWithAllItsKeys() {
    Vocabulary vocabulary = Vocabulary.ofLibrary();
    for (ComponentKind kind : ComponentKind.values()) {
      for (Component<?> component : Catalog.load().of(kind)) {
        assertThat(vocabulary.named(component.name()))
            .filteredOn(word -> word.kind().equals(kind.word()))
            .anySatisfy(
                word ->
                    assertThat(
                            word.description(100).stream().map(line -> line.strip().split(" ")[0]))
                        .containsAll(
                            Parameters.of(component).stream().map(Parameter::key).toList()));
      }
    }
  }

  @Test
  void writesDefaultsAsScriptsDo() {
    assertThat(Invocation.of("describe", "adam").out())
        .containsPattern("\n  lr +0\\.001 ")
        .containsPattern("\n  eps +1e-8 ");
  }

  @Test
  void describesADeclarationOfTheLibraryWithItsText() {
    assertThat(Invocation.of("describe", "kl").out())
        .contains("divergence kl", "Kullback-Leibler", "divergence kl { f(x) = x * log(x) }");
  }

  @Test
  void describesAQuantity() {
    assertThat(Invocation.of("describe", "pi_old").out())
        .contains("quantity pi_old", "agents, samples, actions", "the exact learner");
  }

  @Test
  void describesABuiltInFunction() {
    assertThat(Invocation.of("describe", "clamp").out())
        .contains("function clamp(x, low, high)", "kept within");
  }

  @Test
  void knowsTheDeclarationsOfAScript() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("own.marl"), "/// My own.\ndivergence mine { f(x) = (x - 1)^4 }\n");
    assertThat(Invocation.of("describe", "mine").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(Invocation.of("describe", "--script", script.toString(), "mine").out())
        .contains("divergence mine", "My own.", "(x - 1)^4");
  }

  @Test
  void suggestsTheNearestWord() {
    Invocation describe = Invocation.of("describe", "adma");
    assertThat(describe.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(describe.err()).contains("did you mean `adam`?");
  }
}
