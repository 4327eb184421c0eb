package org.marl.dsl.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.ConfigBuilder;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Network;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Update;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Reads algorithms: a learner of the catalog with its parameters as the keys of the block. */
final class Algorithms {
  private static final String LEARNER = "learner";

  private final Context context;
  private final Session session;

  Algorithms(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /**
   * What could be read of an algorithm.
   *
   * @param algorithm nothing if it has an error
   * @param learner what decides the types of quantities; known although an update has an error
   */
  record Reading(Optional<Algorithm> algorithm, Optional<LearnerConfig> learner) {
    static final Reading NOTHING = new Reading(Optional.empty(), Optional.empty());
  }

  /** The algorithm that an entry of {@code with} names, for the game of the context. */
  Reading of(Value value, Scope scope, String label) {
    return context
        .resolution()
        .reference(value, scope, Definition.Kind.ALGORITHM.noun())
        .flatMap(found -> of(found.value(), found.scope(), label))
        .orElse(Reading.NOTHING);
  }

  private Optional<Reading> of(Value.Reference reference, Scope scope, String label) {
    return new References(session)
        .find(reference, scope, Definition.Kind.ALGORITHM)
        .flatMap(
            definition ->
                new Bodies(context, Definition.Kind.ALGORITHM).called(reference, definition, scope))
        .flatMap(body -> session.within(reference.nameSpan(), () -> read(body, label)));
  }

  /** The check of a declaration by itself. */
  void check(Definition definition) {
    new Bodies(context, Definition.Kind.ALGORITHM)
        .of(definition, context.calls().open(definition))
        .ifPresent(body -> read(body, definition.name()));
  }

  private Optional<Reading> read(Bodies.Body body, String label) {
    body.others()
        .forEach(other -> Blocks.misplaced(other.item(), "an algorithm", List.of(), session));
    Optional<Component<?>> learner = learner(body);
    return learner.map(component -> configured(body, component, label));
  }

  private Optional<Component<?>> learner(Bodies.Body body) {
    Optional<Bodies.Keyed> entry = body.entry(LEARNER);
    if (entry.isEmpty()) {
      Problem.error(
              Code.N008,
              body.definition().declaration().name().span(),
              "the algorithm `" + body.definition().name() + "` has no `learner`")
          .help(
              "learners are "
                  + String.join(
                      ", ",
                      session.catalog().of(ComponentKind.LEARNER).stream()
                          .map(Component::name)
                          .toList()))
          .to(session);
      return Optional.empty();
    }
    return context
        .resolution()
        .reference(entry.get().value(), entry.get().scope(), ComponentKind.LEARNER.noun())
        .flatMap(found -> learner(found.value(), found.scope()));
  }

  private Optional<Component<?>> learner(Value.Reference reference, Scope scope) {
    if (!References.arguments(reference).isEmpty()) {
      Problem.error(
              Code.N007,
              reference.arguments().orElseThrow().span(),
              "the parameters of a learner are keys of the algorithm's block")
          .to(session);
    }
    return new References(session).component(reference, scope, ComponentKind.LEARNER);
  }

  private Reading configured(Bodies.Body body, Component<?> learner, String label) {
    Components components = new Components(context);
    boolean fits = true;
    for (Bodies.Keyed entry : body.entries().values()) {
      fits &=
          entry.key().text().equals(LEARNER)
              || components.key(learner, entry.key(), entry.call()).isPresent();
    }
    Map<String, Object> values = new HashMap<>();
    Map<String, Span> places = new HashMap<>();
    Set<String> given = new HashSet<>(body.entries().keySet());
    fits &= readKeys(body, learner, values, places, false, context);
    // What the learner supplies to expressions depends on its other keys, so rules are read last.
    Context learning = learning(learner, values);
    Optional<LearnerConfig> known = fits ? learning.learner() : Optional.empty();
    fits &= readKeys(body, learner, values, places, true, learning);
    Set<String> keys = new HashSet<>();
    keys.add(LEARNER);
    Parameters.of(learner).forEach(parameter -> keys.add(parameter.key()));
    if (body.reportsMissing(keys)) {
      fits &= components.hasRequired(learner, given, body.definition().declaration().name().span());
    }
    Optional<Choice> choice =
        fits
            ? new Components(learning)
                .build(learner, values, places, body.definition().declaration().name().span())
                .filter(built -> trainsEverything(built, places, body))
            : Optional.empty();
    return new Reading(choice.map(built -> new Algorithm(label, built)), known);
  }

  private boolean readKeys(
      Bodies.Body body,
      Component<?> learner,
      Map<String, Object> values,
      Map<String, Span> places,
      boolean expressions,
      Context reading) {
    boolean fits = true;
    for (Parameter parameter : Parameters.of(learner)) {
      Optional<Bodies.Keyed> entry = body.entry(parameter.key());
      boolean isExpression =
          parameter.type() instanceof ParameterType.UpdateRule
              || parameter.type() instanceof ParameterType.Formula;
      if (entry.isPresent() && isExpression == expressions) {
        Optional<Object> value =
            isExpression
                ? read(entry.get(), parameter, reading)
                : session
                    .readings()
                    .latestFormula(
                        Object.class,
                        entry.get().value(),
                        entry.get().scope(),
                        reading,
                        () -> read(entry.get(), parameter, reading));
        fits &= value.isPresent();
        value.ifPresent(read -> values.put(parameter.key(), read));
        places.put(parameter.key(), entry.get().value().span());
      }
    }
    return fits;
  }

  private static Optional<Object> read(Bodies.Keyed entry, Parameter parameter, Context reading) {
    return reading.values().read(entry.value(), parameter.type(), entry.scope());
  }

  /** The context of a learner that has the values read so far, and defaults elsewhere. */
  private Context learning(Component<?> learner, Map<String, Object> values) {
    Map<String, Object> known = new HashMap<>(values);
    boolean complete = true;
    for (Parameter parameter : Parameters.of(learner)) {
      if (parameter.required() && !known.containsKey(parameter.key())) {
        complete &= parameter.type() instanceof ParameterType.UpdateRule;
        known.put(parameter.key(), new Update(parameter.key(), List.of()));
      }
    }
    return context.learning(
        (LearnerConfig) (complete ? ConfigBuilder.build(learner, known) : learner.defaults()));
  }

  /** Every network that the learner has is trained by some statement, and none that it lacks. */
  private boolean trainsEverything(Choice choice, Map<String, Span> places, Bodies.Body body) {
    LearnerConfig config = choice.as(LearnerConfig.class);
    Span place = places.getOrDefault("update", body.definition().declaration().name().span());
    Set<Network> trained = new LinkedHashSet<>();
    for (Parameter parameter : Parameters.of(choice.component())) {
      if (parameter.type() instanceof ParameterType.UpdateRule) {
        Updates.in(choice.config(), parameter)
            .ifPresent(update -> update.objectives().forEach(o -> trained.addAll(o.over())));
      }
    }
    if (trained.isEmpty()) {
      return true;
    }
    boolean fits = true;
    for (Network network : trained) {
      if (network != Network.COEFFICIENT && !config.networks().contains(network)) {
        Problem.error(
                Code.C002,
                place,
                "the update trains the network `"
                    + network.word()
                    + "`, which this learner does not have")
            .to(session);
        fits = false;
      }
    }
    for (Network network : config.untaught()) {
      if (!trained.contains(network)) {
        Problem.error(Code.C002, place, "nothing trains the network `" + network.word() + "`")
            .help("add a statement to the update, or `over " + network.word() + "` to one")
            .to(session);
        fits = false;
      }
    }
    return fits;
  }
}
