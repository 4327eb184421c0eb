package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Finds what a name refers to, where the place says of which kind it must be. */
final class References {
  private final Session session;

  References(Session session) {
    this.session = session;
  }

  /** The arguments of a call; none where the name is not called. */
  static List<Value.Argument> arguments(Value.Reference reference) {
    return reference.arguments().map(Value.Arguments::list).orElse(List.of());
  }

  /** Is the name not called? If it is, that is an error: what it stands for is no function. */
  boolean takesNoArguments(Value.Reference reference) {
    if (arguments(reference).isEmpty()) {
      return true;
    }
    Problem.error(
            Code.N007,
            reference.arguments().orElseThrow().span(),
            "`" + reference.name() + "` is not a function and takes no arguments")
        .to(session);
    return false;
  }

  /** The declaration of the kind, or an error that says what the name is instead. */
  Optional<Definition> find(Value.Reference reference, Scope scope, Definition.Kind kind) {
    Optional<Definition> definition = scope.module().lookup(reference.name());
    if (definition.isPresent() && definition.get().kind() == kind) {
      session.use(definition.get());
      return definition.filter(found -> !session.isBroken(found));
    }
    notOfKind(reference, scope, kind.noun(), candidates(scope, kind));
    return Optional.empty();
  }

  private static List<String> candidates(Scope scope, Definition.Kind kind) {
    return scope.module().visible().stream()
        .filter(definition -> definition.kind() == kind)
        .map(Definition::name)
        .toList();
  }

  /** The component of the kind, or an error that says what the name is instead. */
  Optional<Component<?>> component(Value.Reference reference, Scope scope, ComponentKind kind) {
    Optional<Component<?>> component = session.catalog().find(kind, reference.name());
    if (component.isEmpty()) {
      List<String> candidates = new ArrayList<>();
      session.catalog().of(kind).forEach(each -> candidates.add(each.name()));
      if (kind == ComponentKind.ORDERING) {
        candidates.addAll(candidates(scope, Definition.Kind.ORDERING));
      }
      if (kind == ComponentKind.ENVIRONMENT) {
        candidates.addAll(candidates(scope, Definition.Kind.GAME));
      }
      notOfKind(
          reference,
          scope,
          kind == ComponentKind.ENVIRONMENT ? "a game or environment" : kind.noun(),
          candidates);
    }
    return component;
  }

  private void notOfKind(
      Value.Reference reference, Scope scope, String expected, List<String> candidates) {
    String name = reference.name();
    Optional<Definition> definition = scope.module().lookup(name);
    List<Component<?>> components = session.catalog().named(name);
    if (definition.filter(session::isBroken).isPresent()) {
      session.use(definition.get());
    } else if (definition.isPresent()) {
      Problem.error(
              Code.N006,
              reference.nameSpan(),
              "`" + name + "` is " + definition.get().kind().noun() + ", not " + expected)
          .related(definition.get().declaration().name().span(), "declared here")
          .nearest(name, candidates)
          .to(session);
      session.use(definition.get());
    } else if (scope.module().mayDeclare(name)) {
      return;
    } else if (!components.isEmpty()) {
      Problem.error(
              Code.N006,
              reference.nameSpan(),
              "`" + name + "` is " + components.get(0).kind().noun() + ", not " + expected)
          .nearest(name, candidates)
          .to(session);
    } else {
      Problem.error(
              Code.N001,
              reference.nameSpan(),
              "there is no " + expected.replaceFirst("^(a|an|the) ", "") + " `" + name + "`")
          .nearest(name, candidates)
          .to(session);
    }
  }
}
