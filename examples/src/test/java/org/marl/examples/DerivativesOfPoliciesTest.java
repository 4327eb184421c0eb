package org.marl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.catalog.Catalog;
import org.marl.core.inject.RunAssembler;
import org.marl.core.run.Recorder;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

/** {@code gradient(y, x)} in updates that are tensor programs. */
class DerivativesOfPoliciesTest {
  private static final Compiler COMPILER = Compiler.of(Catalog.load());

  private static Compilation compile(String objective) {
    String script =
        "update u { maximize mean("
            + objective
            + ") }\n"
            + "experiment e { on = climbing, train = 16, with = tvpo(update = u, epochs = 2,"
            + " environments = 2, rollout_length = 8) }";
    return COMPILER.compile(Source.of("derivatives.marl", script), Map.of());
  }

  /** What is not made from the variable moves with it in a way that nobody has said. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratio * stop(gradient(ratio * entropy, ratio))",
        "ratio * stop(gradient(ratio * log_prob, ratio))"
      })
  void whatIsNotClearIsAnErrorAtItsPlace(String objective) {
    List<Diagnostic> errors = compile(objective).diagnostics();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).message()).contains("by other numbers than");
    assertThat(errors.get(0).primary().span().text()).startsWith("gradient(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratio * stop(gradient(ratio^2 * advantage, ratio))",
        "ratio * stop(sum(gradient(sum(pi^3 over actions), pi) over actions))",
        "gradient(ratio^3, ratio) * advantage",
        "ratio * stop(sum(gradient(kl(pi, pi_old), pi) over actions))",
        "sum(gradient(entropy, pi) * pi_old over actions)",
        "ratio * stop(gradient(log(ratio), ratio))",
        "gradient(ratio * advantage, ratio)"
      })
  void whatProgramsCanFollowRuns(String objective) {
    Compilation compilation = compile(objective);
    assertThat(compilation.diagnostics()).isEmpty();
    Finite recorder = new Finite();
    RunAssembler.assemble(compilation.experiments().get(0).runs().iterator().next())
        .execute(recorder);
    assertThat(recorder.records).isEqualTo(2);
  }

  private static final class Finite implements Recorder {
    private int records;

    @Override
    public void columns(List<String> names) {}

    @Override
    public void record(long step, double[] values) {
      assertThat(values[0]).isFinite();
      records++;
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
