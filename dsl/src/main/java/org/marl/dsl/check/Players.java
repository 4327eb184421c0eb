package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * The agents of a declared game and their actions.
 *
 * @param agents names
 * @param actions names per agent
 */
record Players(List<String> agents, List<List<String>> actions) {
  private static final ParameterType COUNT =
      new ParameterType.Int(new Range(1, false, 10_000, false));

  int count() {
    return agents.size();
  }

  /** Number of joint actions; may be too large for an array. */
  double jointActions() {
    return actions.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
  }

  static Optional<Players> read(Bodies.Body body, Context context) {
    Optional<List<String>> agents =
        required(body, "agents", context).flatMap(entry -> names(entry, "agent", context));
    Optional<Bodies.Keyed> actions = required(body, "actions", context);
    return agents.flatMap(
        found ->
            actions
                .flatMap(entry -> actions(entry, found, context))
                .map(named -> new Players(found, named)));
  }

  private static Optional<Bodies.Keyed> required(Bodies.Body body, String key, Context context) {
    Optional<Bodies.Keyed> entry = body.entry(key);
    if (entry.isEmpty() && body.reportsMissing(Games.KEYS)) {
      Problem.error(
              Code.N008,
              body.definition().declaration().name().span(),
              "the game `" + body.definition().name() + "` has no `" + key + "`")
          .to(context.session());
    }
    return entry;
  }

  private static Optional<List<String>> names(Bodies.Keyed entry, String noun, Context context) {
    return context
        .resolution()
        .resolve(entry.value(), entry.scope())
        .flatMap(found -> names(found, noun, context));
  }

  /** A number of things, which are then called agent1, agent2, …, or their names. */
  private static Optional<List<String>> names(
      Resolution.Located located, String noun, Context context) {
    if (!(located.value() instanceof Value.ListLiteral list)) {
      return context
          .values()
          .read(located.value(), COUNT, located.scope())
          .map(
              count ->
                  IntStream.rangeClosed(1, ((Long) count).intValue())
                      .mapToObj(i -> noun + i)
                      .toList());
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean fits = true;
    for (Value value : list.entries()) {
      if (value instanceof Value.Reference reference
          && reference.path().size() == 1
          && reference.arguments().isEmpty()
          && !reference.name().equals("_")) {
        names.add(reference.name());
        if (!seen.add(reference.name())) {
          Problem.error(
                  Code.N002,
                  reference.span(),
                  "the " + noun + " `" + reference.name() + "` stands twice")
              .to(context.session());
          fits = false;
        }
      } else {
        Problem.wrongType(value, "the name of an " + noun).to(context.session());
        fits = false;
      }
    }
    if (list.entries().isEmpty()) {
      Problem.error(Code.T001, list.span(), "at least one " + noun + " is needed")
          .to(context.session());
      fits = false;
    }
    return fits ? Optional.of(names) : Optional.empty();
  }

  /**
   * One number or list of names for all, one number per agent, or a record with an entry per agent.
   */
  private static Optional<List<List<String>>> actions(
      Bodies.Keyed entry, List<String> agents, Context context) {
    return context
        .resolution()
        .resolve(entry.value(), entry.scope())
        .flatMap(found -> actions(found, agents, context));
  }

  private static Optional<List<List<String>>> actions(
      Resolution.Located located, List<String> agents, Context context) {
    if (located.value() instanceof Value.RecordLiteral record) {
      return perAgent(record, located.scope(), agents, context);
    }
    if (located.value() instanceof Value.ListLiteral list
        && list.entries().stream().anyMatch(Value.Number.class::isInstance)) {
      if (list.entries().size() != agents.size()) {
        Problem.error(
                Code.M005,
                list.span(),
                Words.count(list.entries().size(), "number")
                    + " of actions for "
                    + Words.count(agents.size(), "agent"))
            .to(context.session());
        return Optional.empty();
      }
      List<Optional<List<String>>> read =
          list.entries().stream()
              .map(value -> names(located.of(value), "action", context))
              .toList();
      return all(read);
    }
    return names(located, "action", context)
        .map(shared -> Collections.nCopies(agents.size(), shared));
  }

  private static Optional<List<List<String>>> perAgent(
      Value.RecordLiteral record, Scope scope, List<String> agents, Context context) {
    List<Optional<List<String>>> actions =
        new ArrayList<>(Collections.nCopies(agents.size(), Optional.empty()));
    boolean fits = true;
    for (Value.Field field : record.fields()) {
      int agent = agents.indexOf(field.name().text());
      if (agent < 0) {
        Problem.error(
                Code.N012, field.name().span(), "there is no agent `" + field.name().text() + "`")
            .nearest(field.name().text(), agents)
            .to(context.session());
        fits = false;
      } else if (actions.get(agent).isPresent()) {
        Problem.error(Code.N004, field.name().span(), "`" + field.name().text() + "` is set twice")
            .to(context.session());
        fits = false;
      } else {
        Optional<List<String>> names =
            context
                .resolution()
                .resolve(field.value(), scope)
                .flatMap(found -> names(found, "action", context));
        fits &= names.isPresent();
        actions.set(agent, names);
      }
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      if (fits && actions.get(i).isEmpty()) {
        missing.add("`" + agents.get(i) + "`");
      }
    }
    if (!missing.isEmpty()) {
      Problem.error(
              Code.N008, record.span(), "no actions are given for " + String.join(", ", missing))
          .to(context.session());
    }
    return fits && missing.isEmpty() ? all(actions) : Optional.empty();
  }

  private static Optional<List<List<String>>> all(List<Optional<List<String>>> parts) {
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(parts.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }
}
