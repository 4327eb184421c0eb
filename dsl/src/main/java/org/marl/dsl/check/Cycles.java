package org.marl.dsl.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Finds declarations that refer to themselves: {@code extends} in a circle, recursive functions.
 */
final class Cycles {
  private final Session session;
  private final Set<Definition> done = new HashSet<>();
  private final LinkedHashSet<Definition> path = new LinkedHashSet<>();

  Cycles(Session session) {
    this.session = session;
  }

  /** Reports every circle once, at the mention that closes it, and breaks its declarations. */
  void check(Definition definition) {
    if (done.contains(definition)) {
      return;
    }
    path.add(definition);
    Set<String> own =
        definition.declaration().parameters().stream()
            .map(p -> p.name().text())
            .collect(Collectors.toSet());
    for (Value.Reference mention : session.mentions(definition).names()) {
      Optional<Definition> target =
          own.contains(mention.name())
              ? Optional.empty()
              : definition.module().lookup(mention.name());
      if (target.isPresent() && path.contains(target.get())) {
        report(mention, target.get());
      } else if (target.isPresent() && path.size() >= Session.DEEPEST_CALLS) {
        session.tooLong(mention.nameSpan());
        path.forEach(session::markBroken);
      } else {
        target.ifPresent(this::check);
      }
    }
    path.remove(definition);
    done.add(definition);
  }

  private void report(Value.Reference mention, Definition start) {
    List<Definition> circle = path.stream().dropWhile(d -> !d.equals(start)).toList();
    String names =
        Stream.concat(circle.stream(), Stream.of(start))
            .map(d -> "`" + d.name() + "`")
            .collect(Collectors.joining(" -> "));
    Problem problem =
        Problem.error(
            Code.N010,
            mention.nameSpan(),
            circle.size() == 1
                ? "`" + start.name() + "` refers to itself"
                : "these declarations refer to each other in a circle: " + names);
    for (Definition other : circle) {
      problem.related(other.declaration().name().span(), "declared here");
      session.markBroken(other);
    }
    problem.to(session);
  }
}
