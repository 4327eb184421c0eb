package org.marl.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.PluginContract;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.Recorder;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

class BestReplyPluginTest {
  private static final String GAME =
      "game g { agents = 2, actions = 2, reward = [[5, 7], [6, 4]] }\n";

  private static Compilation compile(String script) {
    return Compiler.of(Catalog.load()).compile(Source.of("plugin.marl", script), Map.of());
  }

  @Test
  void keepsToTheContractOfPlugins() {
    assertThat(PluginContract.defects(new BestReplyPlugin())).isEmpty();
  }

  @Test
  void addsWordsThatScriptsUseLikeBuiltInOnes() {
    Compilation compilation =
        compile(GAME + "experiment e { on = g, with = best_reply(replies = 0), iterations = 2 }");

    assertThat(compilation.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("this must be at least 1, found 0");
  }

  /** The first agent leaves the 5 for the 6, where nobody can gain alone: the trap of the game. */
  @Test
  void repliesUntilNoAgentGainsAlone() {
    Compilation compilation =
        compile(GAME + "experiment e { on = g, with = best_reply, iterations = 3 }");
    assertThat(compilation.diagnostics()).isEmpty();

    RunPlan plan = compilation.experiments().get(0).runs().iterator().next();
    Values values = new Values();
    RunAssembler.assemble(plan).execute(values);

    assertThat(values.recorded).containsExactly(5.0, 6.0, 6.0, 6.0);
  }

  private static final class Values implements Recorder {
    private final List<Double> recorded = new ArrayList<>();

    @Override
    public void columns(List<String> names) {
      assertThat(names).containsExactly("value");
    }

    @Override
    public void record(long step, double[] values) {
      recorded.add(values[0]);
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
