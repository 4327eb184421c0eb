package org.marl.dsl.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.marl.core.catalog.ParameterType;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.ScalarFunction;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Reads {@code divergence} declarations, and checks f where its parameters are known. */
final class Divergences {
  private static final Set<String> KEYS = Set.of("f", "distance", "at_zero", "at_infinity");

  private final Context context;
  private final Session session;

  Divergences(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** Stands for a parameter of type divergence that has no argument yet. */
  static Divergence open(String name, Graph graph) {
    return new Divergence(
        name,
        new ScalarFunction("x", graph.variable("x")),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** The divergence that a call names. */
  Optional<Divergence> of(
      Value.Reference call, List<Value.Argument> arguments, Definition definition, Scope caller) {
    return context
        .calls()
        .bind(call.span(), arguments, definition, caller, Optional.empty())
        .flatMap(scope -> called(call, arguments.isEmpty(), definition, scope));
  }

  private Optional<Divergence> called(
      Value.Reference call, boolean plain, Definition definition, Scope scope) {
    Readings readings = session.readings();
    Supplier<Optional<Divergence>> read =
        () ->
            session.within(call.nameSpan(), () -> read(definition, scope, name(definition, scope)));
    return plain && isSelfContained(definition)
        ? readings.constant(Divergence.class, definition, scope, read)
        : readings.latest(Divergence.class, definition, scope, context, read);
  }

  /** Does it mean the same in every game and every run, since all its names are its own? */
  private boolean isSelfContained(Definition definition) {
    Set<String> own = new HashSet<>();
    definition.declaration().parameters().forEach(parameter -> own.add(parameter.name().text()));
    Mentions mentions = session.mentions(definition);
    return !mentions.hasSweep()
        && mentions.names().stream()
            .map(Value.Reference::name)
            .allMatch(name -> own.contains(name) || Builtin.named(name).isPresent());
  }

  /** A declaration by itself, its parameters open. */
  Optional<Divergence> open(Definition definition) {
    return read(definition, context.calls().open(definition), definition.name());
  }

  private String name(Definition definition, Scope scope) {
    List<Declaration.Parameter> parameters = definition.declaration().parameters();
    if (parameters.isEmpty()) {
      return definition.name();
    }
    return definition.name()
        + parameters.stream()
            .map(p -> p.name().text() + " = " + argument(p, scope))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private String argument(Declaration.Parameter parameter, Scope scope) {
    return scope
        .local(parameter.name().text())
        .filter(Meaning.Bound.class::isInstance)
        .map(Meaning.Bound.class::cast)
        .map(this::argument)
        .orElse("?");
  }

  /** Numbers by their value, everything else by the text of what it resolves to. */
  private String argument(Meaning.Bound bound) {
    boolean isNumber =
        bound.type() instanceof DeclaredType.Typed typed
            && (typed.type() instanceof ParameterType.Real
                || typed.type() instanceof ParameterType.Int);
    return isNumber
        ? context.values().number(bound.value(), bound.scope()).map(Words::number).orElse("?")
        : context
            .resolution()
            .resolve(bound.value(), bound.scope())
            .map(found -> Words.label(found.value()))
            .orElse("?");
  }

  private Optional<Divergence> read(Definition definition, Scope scope, String name) {
    Map<String, Item.Entry> entries = new HashMap<>();
    for (Item item : Declarations.items(definition)) {
      if (item instanceof Item.Entry entry && KEYS.contains(entry.key().text())) {
        Blocks.put(entries, entry, session);
      } else {
        Blocks.misplaced(item, "a divergence", KEYS, session);
      }
    }
    Item.Entry f = entries.get("f");
    if (f == null) {
      Problem.error(
              Code.N008,
              definition.declaration().name().span(),
              "the divergence `" + definition.name() + "` has no `f(x) = …`")
          .to(session);
      return Optional.empty();
    }
    Optional<ScalarFunction> function = function(f, scope);
    Optional<ScalarFunction> distance =
        Optional.ofNullable(entries.get("distance")).flatMap(entry -> function(entry, scope));
    OptionalDouble atZero = number(entries.get("at_zero"), scope);
    OptionalDouble atInfinity = number(entries.get("at_infinity"), scope);
    if (function.isEmpty() || (entries.containsKey("distance") && distance.isEmpty())) {
      return Optional.empty();
    }
    Divergence divergence = new Divergence(name, function.get(), distance, atZero, atInfinity);
    return isChecked(definition)
            || FunctionChecks.isOpen(function.get().body())
            || FunctionChecks.check(divergence, key -> place(entries, key), session)
        ? Optional.of(divergence)
        : Optional.empty();
  }

  /** Divergences of the library that always are the same have been checked when it was built. */
  private boolean isChecked(Definition definition) {
    return definition.module().isLibrary()
        && definition.declaration().parameters().isEmpty()
        && context.chooser().isPresent();
  }

  private static Span place(Map<String, Item.Entry> entries, String key) {
    return entries.get(key).value().span();
  }

  private OptionalDouble number(Item.Entry entry, Scope scope) {
    if (entry == null) {
      return OptionalDouble.empty();
    }
    return context
        .values()
        .number(entry.value(), scope)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private Optional<ScalarFunction> function(Item.Entry entry, Scope scope) {
    if (entry.parameters().size() != 1) {
      Problem.error(
              Code.N008,
              entry.key().span(),
              "`"
                  + entry.key().text()
                  + "` is a function of one variable, as in `"
                  + entry.key().text()
                  + "(x) = …`")
          .to(session);
      return Optional.empty();
    }
    String variable = entry.parameters().get(0).name().text();
    Scope inner = scope.inner();
    inner.put(variable, new Meaning.Formula(context.graph().variable(variable)));
    Optional<Node> body = context.formulas(Formulas.Vocabulary.FUNCTION).of(entry.value(), inner);
    return body.map(node -> new ScalarFunction(variable, node));
  }
}
