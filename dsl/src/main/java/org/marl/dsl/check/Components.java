package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.ConfigBuilder;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;
import org.marl.core.catalog.Rules;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Reads components of the catalog with their arguments. */
final class Components {
  private final Context context;
  private final Session session;

  Components(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** A component of the kind: its name, called or not, or the name of an ordering of the script. */
  Optional<Choice> choice(Value value, ComponentKind kind, Scope scope) {
    return context
        .resolution()
        .asReference(value, kind.noun())
        .flatMap(reference -> choice(reference, kind, scope));
  }

  private Optional<Choice> choice(Value.Reference reference, ComponentKind kind, Scope scope) {
    Optional<Definition> definition = scope.module().lookup(reference.name());
    if (kind == ComponentKind.ORDERING
        && definition.isPresent()
        && definition.get().kind() == Definition.Kind.ORDERING) {
      session.use(definition.get());
      return session.isBroken(definition.get())
          ? Optional.empty()
          : ordering(reference, definition.get(), scope);
    }
    return new References(session)
        .component(reference, scope, kind)
        .flatMap(component -> choice(reference, component, scope));
  }

  private Optional<Choice> ordering(
      Value.Reference reference, Definition definition, Scope caller) {
    return context
        .calls()
        .bind(
            reference.span(), References.arguments(reference), definition, caller, Optional.empty())
        .flatMap(
            scope ->
                session.within(
                    reference.nameSpan(),
                    () ->
                        Declarations.assigned(definition)
                            .flatMap(value -> choice(value, ComponentKind.ORDERING, scope))));
  }

  /** The component with the arguments of its call. */
  Optional<Choice> choice(Value.Reference reference, Component<?> component, Scope scope) {
    Map<String, Value.Argument> arguments = new LinkedHashMap<>();
    boolean fits = match(component, References.arguments(reference), arguments);
    Map<String, Object> values = new HashMap<>();
    Map<String, Span> places = new HashMap<>();
    for (Parameter parameter : Parameters.of(component)) {
      Value.Argument argument = arguments.get(parameter.key());
      if (argument != null) {
        Optional<Object> value = context.values().read(argument.value(), parameter.type(), scope);
        fits &= value.isPresent();
        value.ifPresent(read -> values.put(parameter.key(), read));
        places.put(parameter.key(), argument.value().span());
      }
    }
    fits &= hasRequired(component, arguments.keySet(), reference.span());
    return fits ? build(component, values, places, reference.span()) : Optional.empty();
  }

  /** Are all keys given that the component cannot do without? */
  boolean hasRequired(Component<?> component, Set<String> given, Span place) {
    List<String> missing =
        Parameters.of(component).stream()
            .filter(parameter -> parameter.required() && !given.contains(parameter.key()))
            .map(parameter -> "`" + parameter.key() + "` (" + parameter.type().text() + ")")
            .toList();
    if (!missing.isEmpty()) {
      Problem.error(
              Code.N008, place, "`" + component.name() + "` needs " + String.join(", ", missing))
          .to(session);
    }
    return missing.isEmpty();
  }

  /** The component with the values, if its own rules allow them. */
  Optional<Choice> build(
      Component<?> component, Map<String, Object> values, Map<String, Span> places, Span whole) {
    Record config = ConfigBuilder.build(component, values);
    List<Violation> violations = List.of();
    if (config instanceof Rules rules && context.game().isPresent()) {
      violations = rules.violations(context.game().get());
    } else if (config instanceof EnvironmentConfig environment) {
      violations = environment.violations();
    }
    for (Violation violation : violations) {
      Span place =
          violation
              .node()
              .flatMap(context::place)
              .orElse(places.getOrDefault(violation.key(), whole));
      Problem.error(Code.C002, place, violation.message()).help(violation.help()).to(session);
    }
    return violations.isEmpty() ? Optional.of(new Choice(component, config)) : Optional.empty();
  }

  private boolean match(
      Component<?> component, List<Value.Argument> arguments, Map<String, Value.Argument> matched) {
    List<Parameter> parameters = Parameters.of(component);
    boolean fits = true;
    int next = 0;
    for (Value.Argument argument : arguments) {
      Optional<String> key;
      if (argument.name().isPresent()) {
        key = key(component, argument.name().get(), Optional.empty());
      } else {
        key = next < parameters.size() ? Optional.of(parameters.get(next).key()) : Optional.empty();
        next++;
        if (key.isEmpty()) {
          Problem.error(
                  Code.N007,
                  argument.span(),
                  "`"
                      + component.name()
                      + "` takes at most "
                      + Words.count(parameters.size(), "argument"))
              .to(session);
        }
      }
      fits &= key.isPresent();
      if (key.isPresent() && matched.putIfAbsent(key.get(), argument) != null) {
        Problem.error(Code.N004, argument.span(), "`" + key.get() + "` is given twice").to(session);
        fits = false;
      }
    }
    return fits;
  }

  /**
   * The key of a parameter that the name means; an error that knows former and similar names if
   * none.
   *
   * @param called the algorithm in whose call the name stands: it may be one of its parameters,
   *     misspelt
   */
  Optional<String> key(Component<?> component, Name name, Optional<Definition> called) {
    List<Parameter> parameters = Parameters.of(component);
    for (Parameter parameter : parameters) {
      if (parameter.key().equals(name.text())) {
        return Optional.of(parameter.key());
      }
      if (parameter.formerNames().contains(name.text())) {
        Problem.error(
                Code.N013,
                name.span(),
                "`" + name.text() + "` is now called `" + parameter.key() + "`")
            .to(session);
        return Optional.empty();
      }
    }
    List<String> candidates = new ArrayList<>();
    called.ifPresent(
        definition ->
            definition.declaration().parameters().forEach(p -> candidates.add(p.name().text())));
    parameters.forEach(parameter -> candidates.add(parameter.key()));
    Problem.error(
            Code.N003,
            name.span(),
            "`"
                + name.text()
                + "` is not a parameter of `"
                + called.map(Definition::name).orElse(component.name())
                + "`")
        .nearest(name.text(), candidates)
        .to(session);
    return Optional.empty();
  }
}
