package org.marl.examples.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.Described;
import org.marl.dsl.source.Source;

/** The declarations of the library from which updates of the on-policy learner are made. */
final class LibraryUpdates {
  /** Arguments that have no default. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "divergence_po", "D = kl",
          "team_ippo", "alpha = 0.4",
          "proximal", "D = chi2",
          "clipped_by_team", "alpha = 0.4",
          "alpha", "a = 1.5");

  private static final Compiler COMPILER = Compiler.of(catalog());
  private static final Compilation LIBRARY = compile("");

  private LibraryUpdates() {}

  private static Catalog catalog() {
    List<MarlPlugin> plugins = new ArrayList<>();
    ServiceLoader.load(MarlPlugin.class).forEach(plugins::add);
    plugins.add(new NoisePlugin());
    return Catalog.of(plugins);
  }

  private static Compilation compile(String script) {
    return COMPILER.compile(Source.of("gradients.marl", script), Map.of());
  }

  /** Calls of every library algorithm whose learner is on-policy. */
  static Stream<String> algorithms() {
    return names("algorithm").filter(LibraryUpdates::isOnPolicy).map(LibraryUpdates::call);
  }

  /** Calls of an algorithm with every update of the library, whether it can use it or not. */
  static Stream<String> updates() {
    return names("update").map(name -> "mappo(update = " + call(name) + ")");
  }

  /** Calls of an algorithm with every divergence of the library. */
  static Stream<String> divergences() {
    return names("divergence").map(name -> "divergence_po(D = " + call(name) + ")");
  }

  private static Stream<String> names(String kind) {
    return LIBRARY.names().stream()
        .filter(each -> each.library() && each.kind().equals(kind))
        .map(Described::name);
  }

  private static boolean isOnPolicy(String algorithm) {
    return LIBRARY.explain(algorithm).orElseThrow().stream()
        .map(line -> line.strip().split("\\s+"))
        .anyMatch(words -> words[0].equals("learner") && words[1].equals("on_policy"));
  }

  private static String call(String name) {
    return REQUIRED.containsKey(name) ? name + "(" + REQUIRED.get(name) + ")" : name;
  }

  /** One run of an algorithm, with gradient descent that carries half of the last step on. */
  static Compilation experiment(String algorithm, int epochs) {
    String settings =
        "epochs = %d, optimizer = sgd(lr = 1, momentum = 0.5), environments = %d,"
            + " rollout_length = %d, sequence_length = %d";
    String all =
        settings.formatted(epochs, RandomUpdate.COPIES, RandomUpdate.STEPS, RandomUpdate.STEPS);
    String own =
        algorithm.endsWith(")")
            ? algorithm.substring(0, algorithm.length() - 1) + ", "
            : algorithm + "(";
    return compile(
        "experiment e { on = test.noise, with = " + own + all + "), train = 8, seeds = 1..1 }");
  }

  static RunPlan plan(String algorithm, int epochs) {
    Compilation compilation = experiment(algorithm, epochs);
    if (compilation.hasErrors()) {
      throw new AssertionError(algorithm + ": " + compilation.diagnostics());
    }
    return compilation.experiments().get(0).runs().iterator().next();
  }
}
