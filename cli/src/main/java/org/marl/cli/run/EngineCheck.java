package org.marl.cli.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.diagnostic.Label;
import org.marl.dsl.diagnostic.Severity;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** Finds components that an experiment needs and that cannot run, before anything is written. */
final class EngineCheck {
  private EngineCheck() {}

  /**
   * One finding per experiment and component, at the place in the experiment that chooses it,
   * ordered by place.
   */
  static List<Diagnostic> missing(List<ExperimentPlan> experiments, Source source) {
    Diagnostics found = new Diagnostics();
    for (ExperimentPlan experiment : experiments) {
      Set<Component<?>> seen = new HashSet<>();
      for (RunPlan run : experiment.runs()) {
        for (Choice choice : RunAssembler.unavailable(run)) {
          if (seen.add(choice.component())) {
            found.add(diagnostic(choice, run, place(experiment, choice.component(), source)));
          }
        }
      }
    }
    return found.sorted();
  }

  private static Diagnostic diagnostic(Choice choice, RunPlan run, Span place) {
    String user =
        choice.component().kind() == ComponentKind.ENVIRONMENT
            ? "game `" + run.game().name() + "`"
            : "algorithm `" + run.algorithm().name() + "`";
    return new Diagnostic(
        Severity.ERROR,
        Code.C001,
        RunAssembler.unavailableMessage(choice),
        new Label(place, user + " needs it"),
        List.of(),
        List.of(alternatives(choice.component().kind())),
        Optional.empty());
  }

  private static String alternatives(ComponentKind kind) {
    List<String> ready =
        Catalog.load().of(kind).stream()
            .filter(component -> component.wiring().isPresent())
            .map(component -> "`" + component.name() + "`")
            .toList();
    return ready.isEmpty()
        ? "`marl check` checks the script all the same"
        : "of this kind, " + String.join(", ", ready) + " can run";
  }

  /** The value of {@code on} or {@code with}, or the experiment's name if it inherits them. */
  private static Span place(ExperimentPlan experiment, Component<?> component, Source source) {
    String key = component.kind() == ComponentKind.ENVIRONMENT ? "on" : "with";
    for (Declaration declaration : ScriptParser.parse(source, new Diagnostics()).declarations()) {
      if (declaration.kind().text().equals("experiment")
          && declaration.name().text().equals(experiment.name())) {
        return value(declaration, key).orElse(declaration.name().span());
      }
    }
    throw new IllegalStateException("no experiment " + experiment.name() + " in " + source);
  }

  private static Optional<Span> value(Declaration declaration, String key) {
    if (declaration.body() instanceof Declaration.Block block) {
      for (Item item : block.items()) {
        if (item instanceof Item.Entry entry && entry.key().text().equals(key)) {
          return Optional.of(entry.value().span());
        }
      }
    }
    return Optional.empty();
  }
}
