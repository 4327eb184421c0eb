package org.marl.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.catalog.PluginContract;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.Recorder;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.print.PlanPrinter;
import org.marl.dsl.source.Source;

/** A jar with operations in Java, found and used like any other plug-in. */
class RiskPluginTest {
  private static final String GAME =
      "game g { agents = 2, actions = 2, reward = [[11, -30], [-30, 7]] }\n";
  private static final String SMALL =
      "policy = mlp(hidden = [4]), critic = decentralised(mlp(hidden = [4])), epochs = 2,"
          + " environments = 2, rollout_length = 8";

  @TempDir private Path folder;

  private Compilation compile(String script) {
    return Compiler.of(catalog()).compile(Source.of("risk.marl", script), Map.of());
  }

  private Catalog catalog() {
    try {
      Path jar = folder.resolve("risk.jar");
      pack(jar);
      return Catalog.load(new URLClassLoader(new URL[] {jar.toUri().toURL()}));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The classes of the plug-in, and the file that names it. */
  private static void pack(Path jar) throws IOException {
    List<Class<?>> classes =
        List.of(
            RiskPlugin.class,
            WorstConfig.class,
            Worst.class,
            EarthMoverConfig.class,
            EarthMover.class);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Class<?> one : classes) {
        String path = one.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(path));
        entries.write(one.getClassLoader().getResourceAsStream(path).readAllBytes());
      }
      entries.putNextEntry(new JarEntry("META-INF/services/" + MarlPlugin.class.getName()));
      entries.write(RiskPlugin.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String> messages(Compilation compilation) {
    return compilation.diagnostics().stream().map(Diagnostic::message).toList();
  }

  @Test
  void keepsToTheContractOfPlugins() {
    assertThat(PluginContract.defects(new RiskPlugin())).isEmpty();
  }

  @Test
  void trainsWithAnUpdateThatIsWrittenInJava() {
    Compilation compilation =
        compile(
            GAME
                + "experiment e { on = g, train = 64, seeds = 1..1, record = [return,"
                + " mean(risk.earth_mover(pi, pi_old)), risk.worst(advantage, share = 1)]\n"
                + "  with = [cautious_ppo("
                + SMALL
                + "), tvpo(update = near, "
                + SMALL
                + ")] }");
    assertThat(messages(compilation)).isEmpty();
    compilation.experiments().get(0).runs().forEach(RiskPluginTest::learns);
  }

  private static void learns(RunPlan plan) {
    Values values = new Values();
    RunAssembler.assemble(plan).execute(values);
    assertThat(values.names)
        .containsExactly(
            "return",
            "mean(risk.earth_mover(pi, pi_old))(agent1)",
            "mean(risk.earth_mover(pi, pi_old))(agent2)",
            "risk.worst(advantage, share = 1)(agent1)",
            "risk.worst(advantage, share = 1)(agent2)");
    double[] last = values.recorded.get(values.recorded.size() - 1);
    // With two actions, |P - Q| at the first one is the total variation.
    assertThat(last[1]).isBetween(1e-4, 1.0);
    // All samples are the worst of a share of 1, and advantages have mean 0.
    assertThat(last[3]).isCloseTo(0, within(1e-5));
    assertThat(last[4]).isCloseTo(0, within(1e-5));
  }

  /** What {@code resolved.marl} says of a run can be read again. */
  @Test
  void printedRunsCallTheOperationWithAllItsSettings() {
    Compilation compilation =
        compile(GAME + "experiment e { on = g, train = 64, with = cautious_ppo }");
    String printed = PlanPrinter.print(compilation.experiments().get(0).runs().iterator().next());
    assertThat(printed).contains("risk.worst(ratio * advantage, share = 0.25)");
    Compilation again = compile(printed);
    assertThat(again.hasErrors()).isFalse();
    assertThat(PlanPrinter.print(again.experiments().get(0).runs().iterator().next()))
        .isEqualTo(printed);
  }

  @Test
  void mistakesInCallsHaveTheirPlace() {
    String experiment = "experiment e { on = g, train = 64, with = tvpo(update = u) }";
    assertThat(
            messages(
                compile(
                    GAME + "update u { maximize risk.worst(ratio, share = 2) }\n" + experiment)))
        .containsExactly("this must be above 0 and at most 1, found 2");
    assertThat(messages(compile(GAME + "update u { maximize risk.wurst(ratio) }\n" + experiment)))
        .containsExactly("`risk.wurst` is not known here");
    assertThat(messages(compile(GAME + "update u { maximize risk.worst() }\n" + experiment)))
        .containsExactly("`risk.worst` needs `of` (an expression)");
    assertThat(
            messages(
                compile(
                    GAME + "update u { maximize risk.worst(ratio over agents) }\n" + experiment)))
        .containsExactly("`risk.worst` says by itself over what it goes; it takes no `over`");
    assertThat(
            messages(
                compile(GAME + "update u { maximize mean(risk.worst(ratio)) }\n" + experiment)))
        .containsExactly(
            "`mean(risk.worst(ratio, share = 0.25))` goes over samples, but `risk.worst(ratio, share = 0.25)` has no samples, only [agents]");
  }

  @Test
  void learnersWithTablesHaveNoPrograms() {
    assertThat(
            messages(
                compile(
                    GAME
                        + "update u { maximize sum(pi * Q over actions)"
                        + " - mean(risk.earth_mover(pi, pi_old)) }\n"
                        + "algorithm a { learner = exact, update = u }\n"
                        + "experiment e { on = g, with = a, iterations = 3 }")))
        .containsExactly(
            "`risk.earth_mover(pi, pi_old)` is computed by tensor programs; the exact learner has none: it computes in plain Java");
    assertThat(messages(compile("divergence d { f(x) = risk.worst(x) }\n")))
        .containsExactly(
            "`risk.worst` is an operation of tensor programs; only updates and records can use it");
  }

  private static final class Values implements Recorder {
    private final List<double[]> recorded = new ArrayList<>();
    private List<String> names = List.of();

    @Override
    public void columns(List<String> columns) {
      names = columns;
    }

    @Override
    public void record(long step, double[] values) {
      recorded.add(values.clone());
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
