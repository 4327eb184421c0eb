package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * What a declaration of a kind with keys says after {@code extends} and overriding arguments: key
 * by key, the last word counts, each value with the scope that it was written in.
 */
final class Bodies {

  /**
   * One key with its value.
   *
   * @param call the declaration whose call set it, if it was an argument
   */
  record Keyed(Name key, Value value, Scope scope, Optional<Definition> call) {}

  /** All that a declaration says. */
  record Body(Definition definition, Map<String, Keyed> entries, List<Scoped> others) {
    Optional<Keyed> entry(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** May a key be called missing? Not if it may stand there misspelt or unreadable. */
    boolean reportsMissing(Collection<String> keys) {
      return !definition.declaration().damaged() && keys.containsAll(entries.keySet());
    }
  }

  /** An item that is no entry: a claim, the rules of a state. */
  record Scoped(Item item, Scope scope) {}

  private final Context context;
  private final Session session;
  private final Definition.Kind kind;

  Bodies(Context context, Definition.Kind kind) {
    this.context = context;
    this.session = context.session();
    this.kind = kind;
  }

  /** What a reference to a declaration of the kind says. */
  Optional<Body> called(Value.Reference reference, Definition definition, Scope caller) {
    Map<String, Keyed> overrides = new LinkedHashMap<>();
    Calls.Rest rest =
        argument -> {
          Name name = argument.name().orElseThrow();
          overrides.put(
              name.text(), new Keyed(name, argument.value(), caller, Optional.of(definition)));
          return true;
        };
    Optional<Calls.Rest> keys =
        kind == Definition.Kind.ALGORITHM ? Optional.of(rest) : Optional.empty();
    return context
        .calls()
        .bind(reference.span(), References.arguments(reference), definition, caller, keys)
        .flatMap(scope -> session.within(reference.nameSpan(), () -> of(definition, scope)))
        .map(
            body -> {
              body.entries().putAll(overrides);
              return body;
            });
  }

  /** What a declaration says in the scope of its parameters. */
  Optional<Body> of(Definition definition, Scope scope) {
    Optional<Body> base = base(definition, scope);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Keyed> entries = new LinkedHashMap<>(base.get().entries());
    List<Scoped> others = new ArrayList<>(base.get().others());
    Map<String, Item.Entry> own = new LinkedHashMap<>();
    for (Item item : Declarations.items(definition)) {
      if (item instanceof Item.Entry entry) {
        if (!entry.parameters().isEmpty()) {
          Problem.error(
                  Code.N009,
                  entry.key().span(),
                  "`" + entry.key().text() + "` is a key and has no parameters")
              .to(session);
        }
        Blocks.put(own, entry, session);
      } else {
        others.add(new Scoped(item, scope));
      }
    }
    own.forEach(
        (key, entry) ->
            entries.put(key, new Keyed(entry.key(), entry.value(), scope, Optional.empty())));
    return Optional.of(new Body(definition, entries, others));
  }

  private Optional<Body> base(Definition definition, Scope scope) {
    Optional<Value.Reference> base = definition.declaration().base();
    Optional<Value> assigned = Declarations.assigned(definition);
    if (base.isEmpty() && assigned.isPresent() && assigned.get() instanceof Value.Reference alias) {
      base = Optional.of(alias);
    }
    if (base.isEmpty()) {
      return Optional.of(new Body(definition, new LinkedHashMap<>(), new ArrayList<>()));
    }
    Value.Reference reference = base.get();
    return new References(session)
        .find(reference, scope, kind)
        .flatMap(
            found -> session.within(reference.nameSpan(), () -> called(reference, found, scope)));
  }
}
