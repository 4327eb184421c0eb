package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Network;
import org.marl.core.expression.Type;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.Game;
import org.marl.core.plan.Update;
import org.marl.dsl.Described;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Value;
import org.marl.dsl.source.Span;

/** Says what the compiler makes of a declaration. */
public final class Explainer {
  private final Session session;
  private final Module module;
  private final List<ExperimentPlan> experiments;

  Explainer(Session session, Module module, List<ExperimentPlan> experiments) {
    this.session = session;
    this.module = module;
    this.experiments = experiments;
  }

  /** Lines of text; nothing if there is no declaration of the name, or if it has errors. */
  public Optional<List<String>> explain(String name) {
    return module
        .lookup(name)
        .filter(definition -> !session.isBroken(definition))
        .flatMap(this::explain);
  }

  /** All declarations that the script can refer to, its own first. */
  public List<Described> names() {
    Map<String, Described> all = new LinkedHashMap<>();
    Stream.concat(module.own().stream(), module.visible().stream())
        .forEach(definition -> all.putIfAbsent(definition.name(), described(definition)));
    return List.copyOf(all.values());
  }

  private static Described described(Definition definition) {
    Declaration declaration = definition.declaration();
    String head = declaration.span().source().text();
    int end =
        declaration.body() instanceof Declaration.Block block
            ? block.span().start()
            : declaration.span().end();
    return new Described(
        definition.kind().word(),
        definition.name(),
        head.substring(declaration.name().span().start(), end).strip(),
        declaration.documentation(),
        declaration.span(),
        definition.module().isLibrary());
  }

  private Optional<List<String>> explain(Definition definition) {
    List<String> lines = new ArrayList<>();
    lines.add(definition.kind().word() + " " + definition.name());
    if (!definition.declaration().documentation().isEmpty()) {
      definition.declaration().documentation().lines().forEach(line -> lines.add("  " + line));
    }
    lines.add("");
    Context context = Context.of(session, new Choices());
    Optional<List<String>> body =
        switch (definition.kind()) {
          case DIVERGENCE -> divergence(definition);
          case FN -> function(definition);
          case UPDATE -> update(definition);
          case ALGORITHM -> algorithm(definition, context);
          case GAME -> new Games(context).of(reference(definition), scope()).map(this::game);
          case EXPERIMENT -> experiment(definition);
          case PARAM, ORDERING ->
              Declarations.assigned(definition)
                  .map(value -> List.of(definition.name() + " = " + Words.label(value)));
        };
    return body.map(
        found -> {
          lines.addAll(found);
          return lines;
        });
  }

  private static Value.Reference reference(Definition definition) {
    return new Value.Reference(
        List.of(definition.declaration().name()),
        Optional.empty(),
        definition.declaration().name().span());
  }

  private Scope scope() {
    return Scope.of(module);
  }

  /**
   * With default arguments where there are any, else with open parameters: then in symbols only.
   */
  private Optional<List<String>> divergence(Definition definition) {
    Context context = Context.open(session);
    boolean callable =
        definition.declaration().parameters().stream().allMatch(p -> p.defaultValue().isPresent());
    Divergences reader = new Divergences(context);
    return callable
        ? reader
            .of(reference(definition), List.of(), definition, scope())
            .map(FunctionExplanation::ofDivergence)
        : reader.open(definition).map(d -> FunctionExplanation.symbols("f", d.f()));
  }

  private Optional<List<String>> function(Definition definition) {
    Context context = Context.open(session);
    List<String> free =
        definition.declaration().parameters().stream()
            .filter(p -> p.defaultValue().isEmpty())
            .map(p -> p.name().text())
            .toList();
    if (free.size() != 1) {
      return Declarations.assigned(definition).map(value -> List.of(Words.label(value)));
    }
    return new ScalarFunctions(context)
        .of(reference(definition), scope())
        .map(f -> FunctionExplanation.symbols(definition.name(), f))
        .or(() -> Declarations.assigned(definition).map(value -> List.of(Words.label(value))));
  }

  /** Its statements; its text, where they depend on parameters without a value. */
  private Optional<List<String>> update(Definition definition) {
    return new Updates(Context.open(session))
        .open(definition)
        .filter(objectives -> objectives.stream().allMatch(Explainer::isKnown))
        .map(objectives -> objectives.stream().flatMap(o -> objective(o).stream()).toList())
        .or(() -> Optional.of(definition.declaration().span().text().lines().toList()));
  }

  /** Coefficients that depend on open parameters have no numbers to show. */
  private static boolean isKnown(Update.Objective objective) {
    return !objective.expression().toString().contains("NaN");
  }

  private static List<String> objective(Update.Objective objective) {
    Type type = objective.expression().type();
    return List.of(
        objective.sense().name().toLowerCase(Locale.ROOT) + " " + objective.expression(),
        "  for       "
            + (type.axes().isEmpty() ? "all agents jointly" : "every agent, on its own network"),
        "  trains    "
            + objective.over().stream()
                .sorted()
                .map(Network::word)
                .collect(Collectors.joining(", ")),
        "  evaluated in every " + type.stage().name().toLowerCase(Locale.ROOT));
  }

  private Optional<List<String>> algorithm(Definition definition, Context context) {
    Optional<Bodies.Body> body =
        new Bodies(context, Definition.Kind.ALGORITHM)
            .of(definition, context.calls().open(definition));
    return body.map(found -> algorithm(found));
  }

  private List<String> algorithm(Bodies.Body body) {
    List<String> lines = new ArrayList<>();
    Optional<Component<?>> learner =
        body.entry("learner")
            .flatMap(
                entry -> session.catalog().find(ComponentKind.LEARNER, Words.label(entry.value())));
    body.entry("learner")
        .ifPresent(entry -> lines.add(row("learner", Words.label(entry.value()), origin(entry))));
    for (Parameter parameter : learner.map(Parameters::of).orElse(List.of())) {
      Optional<Bodies.Keyed> entry = body.entry(parameter.key());
      if (entry.isPresent()) {
        lines.add(row(parameter.key(), Words.label(entry.get().value()), origin(entry.get())));
      } else if (!parameter.required()) {
        lines.add(row(parameter.key(), Defaults.text(parameter.defaultValue()), "default"));
      }
    }
    return lines;
  }

  private static String row(String key, String value, String origin) {
    return String.format(Locale.ROOT, "  %-22s %-44s %s", key, value, origin);
  }

  private static String origin(Bodies.Keyed entry) {
    Span span = entry.key().span();
    return span.source().name() + ":" + span.source().line(span.start());
  }

  private List<String> game(Game game) {
    List<String> lines = new ArrayList<>();
    for (int agent = 0; agent < game.agentCount(); agent++) {
      List<String> actions = game.actions().get(agent);
      lines.add(
          "  "
              + game.agents().get(agent)
              + ": "
              + (actions.isEmpty() ? "continuous actions" : String.join(", ", actions)));
    }
    return lines;
  }

  private Optional<List<String>> experiment(Definition definition) {
    return experiments.stream()
        .filter(plan -> plan.name().equals(definition.name()))
        .findFirst()
        .map(Explainer::experiment);
  }

  private static List<String> experiment(ExperimentPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("  runs     " + plan.runs().count());
    lines.add("  axes     " + String.join(", ", plan.axes()));
    Map<String, String> first = plan.runs().iterator().next().coordinates();
    lines.add(
        "  first    "
            + first.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining(", ")));
    plan.claims().forEach(claim -> lines.add("  expects  " + claim.text()));
    return lines;
  }
}
