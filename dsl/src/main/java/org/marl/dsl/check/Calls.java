package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Calls of declarations: arguments become the meanings of parameters. */
final class Calls {

  /** Takes the arguments that name no parameter; tells whether it knew what to do with one. */
  interface Rest {
    boolean accept(Value.Argument argument);
  }

  private final Context context;
  private final Session session;

  Calls(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** The scope of a declaration's body when nobody has called it: every parameter is open. */
  Scope open(Definition definition) {
    Scope scope = Scope.of(definition.module());
    for (Declaration.Parameter parameter : definition.declaration().parameters()) {
      DeclaredType type = DeclaredTypes.of(parameter, session);
      parameter.defaultValue().ifPresent(value -> check(value, type, scope));
      scope.put(parameter.name().text(), new Meaning.Open(parameter.name().text(), type));
    }
    return scope;
  }

  /**
   * The scope of a declaration's body for a call. Other calls may share it; names are added in an
   * inner one.
   *
   * @param call the place of the call
   * @param arguments its arguments
   * @param definition what is called
   * @param caller where the arguments' names are explained
   * @param rest what to do with named arguments that name no parameter; empty: they are errors
   * @return nothing if the arguments do not fit, which has been reported
   */
  Optional<Scope> bind(
      Span call,
      List<Value.Argument> arguments,
      Definition definition,
      Scope caller,
      Optional<Rest> rest) {
    Optional<Map<String, Value>> matched = match(arguments, definition, rest);
    if (matched.isEmpty()) {
      return Optional.empty();
    }
    List<Declaration.Parameter> missing = free(definition, matched.get());
    if (!missing.isEmpty()) {
      String names =
          missing.stream().map(p -> "`" + p.name().text() + "`").collect(Collectors.joining(", "));
      Problem.error(Code.N008, call, "`" + definition.name() + "` needs " + names)
          .related(definition.declaration().name().span(), "declared here")
          .to(session);
      return Optional.empty();
    }
    return Optional.of(scope(definition, matched.get(), caller));
  }

  /** As {@link #bind}, for a function that is passed on with exactly one parameter left free. */
  Optional<Partial> bindAllButOne(
      Span call, List<Value.Argument> arguments, Definition definition, Scope caller) {
    Optional<Map<String, Value>> matched = match(arguments, definition, Optional.empty());
    if (matched.isEmpty()) {
      return Optional.empty();
    }
    List<Declaration.Parameter> free = free(definition, matched.get());
    if (free.size() != 1) {
      Problem.error(
              Code.N008,
              call,
              "a function of one variable is expected here; `"
                  + definition.name()
                  + "` leaves "
                  + Words.count(free.size(), "parameter")
                  + " open")
          .related(definition.declaration().name().span(), "declared here")
          .to(session);
      return Optional.empty();
    }
    return Optional.of(new Partial(free.get(0), scope(definition, matched.get(), caller)));
  }

  /** The parameters that have neither an argument nor a default. */
  private static List<Declaration.Parameter> free(
      Definition definition, Map<String, Value> matched) {
    List<Declaration.Parameter> free = new ArrayList<>();
    for (Declaration.Parameter parameter : definition.declaration().parameters()) {
      if (parameter.defaultValue().isEmpty() && !matched.containsKey(parameter.name().text())) {
        free.add(parameter);
      }
    }
    return free;
  }

  /** A function with one parameter left free. */
  record Partial(Declaration.Parameter free, Scope scope) {}

  private Scope scope(Definition definition, Map<String, Value> matched, Scope caller) {
    Set<String> unfit = new HashSet<>();
    for (Declaration.Parameter parameter : definition.declaration().parameters()) {
      Value given = matched.get(parameter.name().text());
      if (given != null) {
        DeclaredType type = DeclaredTypes.of(parameter, session);
        if (!session.succeeds(() -> check(given, type, caller))) {
          unfit.add(parameter.name().text());
        }
      }
    }
    return unfit.isEmpty()
        ? session
            .readings()
            .scope(definition, matched, caller, () -> scope(definition, matched, caller, unfit))
        : scope(definition, matched, caller, unfit);
  }

  private Scope scope(
      Definition definition, Map<String, Value> matched, Scope caller, Set<String> unfit) {
    Scope scope = Scope.of(definition.module());
    for (Declaration.Parameter parameter : definition.declaration().parameters()) {
      DeclaredType type = DeclaredTypes.of(parameter, session);
      Value given = matched.get(parameter.name().text());
      if (given != null) {
        scope.put(
            parameter.name().text(),
            unfit.contains(parameter.name().text())
                ? new Meaning.Unknown()
                : new Meaning.Bound(given, caller, type));
      } else if (parameter.defaultValue().isPresent()) {
        // A default may speak of the parameters before it.
        scope.put(
            parameter.name().text(),
            new Meaning.Bound(parameter.defaultValue().get(), scope, type));
      }
    }
    return scope;
  }

  /**
   * Reads the value by its type, for the errors alone; formulas are checked where they are used.
   */
  private void check(Value value, DeclaredType type, Scope scope) {
    if (type instanceof DeclaredType.Typed typed) {
      context.values().read(value, typed.type(), scope);
    } else if (type instanceof DeclaredType.Entries) {
      new CompoundValues(context).checkIsList(value, scope);
    }
  }

  private Optional<Map<String, Value>> match(
      List<Value.Argument> arguments, Definition definition, Optional<Rest> rest) {
    List<Declaration.Parameter> parameters = definition.declaration().parameters();
    Map<String, Value> matched = new LinkedHashMap<>();
    boolean fits = true;
    int next = 0;
    for (Value.Argument argument : arguments) {
      fits &= noOver(argument);
      Optional<Declaration.Parameter> parameter;
      if (argument.name().isEmpty()) {
        parameter = next < parameters.size() ? Optional.of(parameters.get(next)) : Optional.empty();
        next++;
      } else {
        parameter = named(argument.name().get().text(), parameters);
        if (parameter.isEmpty() && rest.isPresent() && rest.get().accept(argument)) {
          continue;
        }
      }
      if (parameter.isEmpty()) {
        unknown(argument, definition, parameters);
        fits = false;
      } else if (matched.putIfAbsent(parameter.get().name().text(), argument.value()) != null) {
        Problem.error(
                Code.N004,
                argument.span(),
                "`" + parameter.get().name().text() + "` is given twice")
            .to(session);
        fits = false;
      }
    }
    return fits ? Optional.of(matched) : Optional.empty();
  }

  private static Optional<Declaration.Parameter> named(
      String name, List<Declaration.Parameter> parameters) {
    for (Declaration.Parameter parameter : parameters) {
      if (parameter.name().text().equals(name)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  private boolean noOver(Value.Argument argument) {
    if (argument.over().isEmpty()) {
      return true;
    }
    Problem.error(
            Code.N007,
            argument.over().get(0).span(),
            "`over` belongs to reductions such as `mean` and `sum`")
        .to(session);
    return false;
  }

  private void unknown(
      Value.Argument argument, Definition definition, List<Declaration.Parameter> parameters) {
    List<String> names = new ArrayList<>(parameters.stream().map(p -> p.name().text()).toList());
    Optional<Name> name = argument.name();
    if (name.isPresent()) {
      Problem.error(
              Code.N007,
              name.get().span(),
              "`" + definition.name() + "` has no parameter `" + name.get().text() + "`")
          .nearest(name.get().text(), names)
          .related(definition.declaration().name().span(), "declared here")
          .to(session);
    } else {
      Problem.error(
              Code.N007,
              argument.span(),
              names.isEmpty()
                  ? "`" + definition.name() + "` takes no arguments"
                  : "`"
                      + definition.name()
                      + "` takes at most "
                      + Words.count(names.size(), "argument"))
          .related(definition.declaration().name().span(), "declared here")
          .to(session);
    }
  }
}
