package org.marl.dsl.check;

import java.util.List;
import java.util.Optional;
import org.marl.dsl.ast.Value;

/**
 * Follows names to the values that they stand for, where the type of a value decides how it is
 * read: a parameter of the declaration to its argument, a {@code param} to what it is assigned.
 *
 * <p>Nothing is found, silently, where nothing is known: a parameter of a declaration that nobody
 * has called, or something whose error has been reported.
 */
final class Resolution {
  private final Context context;
  private final Session session;

  Resolution(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** A value with the scope that explains its names. */
  record Located(Value value, Scope scope) {
    Located of(Value part) {
      return new Located(part, scope);
    }
  }

  /** A name, called or not, with the scope that explains it. */
  record LocatedReference(Value.Reference value, Scope scope) {}

  /** The value that counts in the runs of the context: of a sweep, the alternative chosen. */
  Optional<Located> resolve(Value value, Scope scope) {
    return unswept(value, scope)
        .flatMap(
            found ->
                found.value() instanceof Value.Sweep sweep && context.chooser().isPresent()
                    ? resolve(context.chooser().get().alternative(sweep), found.scope())
                    : Optional.of(found));
  }

  /** As {@link #resolve}, but a sweep stays one. */
  Optional<Located> unswept(Value value, Scope scope) {
    if (value instanceof Value.Unreadable) {
      return Optional.empty();
    }
    if (value instanceof Value.Parenthesised parenthesised) {
      return unswept(parenthesised.inner(), scope);
    }
    if (value instanceof Value.Reference reference && reference.arguments().isEmpty()) {
      return plainName(reference, scope);
    }
    return Optional.of(new Located(value, scope));
  }

  private Optional<Located> plainName(Value.Reference reference, Scope scope) {
    Optional<Meaning> local = scope.local(reference.name());
    if (local.isPresent()) {
      return local.get() instanceof Meaning.Bound bound
          ? session.within(reference.nameSpan(), () -> unswept(bound.value(), bound.scope()))
          : Optional.empty();
    }
    Optional<Definition> definition = scope.module().lookup(reference.name());
    if (definition.isPresent() && definition.get().kind() == Definition.Kind.PARAM) {
      session.use(definition.get());
      return session.isBroken(definition.get())
          ? Optional.empty()
          : Declarations.assigned(definition.get())
              .flatMap(
                  assigned ->
                      session.within(
                          reference.nameSpan(),
                          () -> unswept(assigned, Scope.of(definition.get().module()))));
    }
    return Optional.of(new Located(reference, scope));
  }

  /**
   * The reference that a value resolves to; anything else is an error.
   *
   * @param expected what the place expects, with its article
   */
  Optional<LocatedReference> reference(Value value, Scope scope, String expected) {
    return resolve(value, scope)
        .flatMap(
            found ->
                asReference(found.value(), expected)
                    .map(reference -> new LocatedReference(reference, found.scope())));
  }

  /** The value, if it is a name, called or not; anything else is an error. */
  Optional<Value.Reference> asReference(Value value, String expected) {
    if (value instanceof Value.Reference reference) {
      return Optional.of(reference);
    }
    if (!(value instanceof Value.Unreadable)) {
      Problem.wrongType(value, expected).to(session);
    }
    return Optional.empty();
  }

  /** The entries of a list, or the value itself where it is no list; sweeps stay. */
  List<Located> entriesOrOne(Value value, Scope scope) {
    return unswept(value, scope).stream()
        .flatMap(
            found ->
                found.value() instanceof Value.ListLiteral list
                    ? list.entries().stream().map(found::of)
                    : List.of(found).stream())
        .toList();
  }

  /** As {@link #entriesOrOne}, with the alternatives of every sweep as entries. */
  List<Located> entriesAndAlternatives(Value value, Scope scope) {
    return entriesOrOne(value, scope).stream()
        .flatMap(entry -> alternatives(entry).stream())
        .toList();
  }

  private List<Located> alternatives(Located entry) {
    if (!(entry.value() instanceof Value.Sweep sweep)) {
      return List.of(entry);
    }
    return sweep.alternatives().stream()
        .flatMap(alternative -> alternatives(entry.of(alternative)).stream())
        .toList();
  }
}
