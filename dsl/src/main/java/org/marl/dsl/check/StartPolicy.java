package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Reads the start of one agent: the probabilities of its actions, or of the first of two, for all
 * states or in a record by states.
 */
final class StartPolicy {
  /** The field of a record that holds for all states without one. */
  private static final String OTHERWISE = "otherwise";

  private final Context context;
  private final Session session;
  private final Game game;
  private final String agent;
  private final int actions;

  StartPolicy(Context context, Game game, int agent) {
    this.context = context;
    this.session = context.session();
    this.game = game;
    this.agent = game.agents().get(agent);
    this.actions = game.actions().get(agent).size();
  }

  /** One row for all states, or one per state. */
  Optional<double[][]> of(Value value, Scope scope) {
    Optional<Resolution.Located> located = context.resolution().resolve(value, scope);
    if (located.isEmpty()) {
      return Optional.empty();
    }
    if (located.get().value() instanceof Value.RecordLiteral record
        && game instanceof MarkovGame markov) {
      return byState(record, located.get().scope(), markov);
    }
    return row(located.get()).map(row -> new double[][] {row});
  }

  private Optional<double[][]> byState(Value.RecordLiteral record, Scope scope, MarkovGame markov) {
    double[][] rows = new double[markov.states().size()][];
    Optional<double[]> rest = Optional.empty();
    boolean fits = true;
    for (Value.Field field : record.fields()) {
      Optional<double[]> row =
          context.resolution().resolve(field.value(), scope).flatMap(this::row);
      fits &= row.isPresent();
      if (field.name().text().equals(OTHERWISE)) {
        fits &= isFirst(field, rest.isEmpty());
        rest = row;
      } else {
        Optional<Integer> state = StateNames.index(field.name(), markov.states(), session);
        fits &= state.isPresent() && isFirst(field, rows[state.get()] == null);
        state.ifPresent(index -> rows[index] = row.orElse(new double[0]));
      }
    }
    return fits && fill(rows, rest, record, markov) ? Optional.of(rows) : Optional.empty();
  }

  private boolean isFirst(Value.Field field, boolean first) {
    if (!first) {
      Problem.error(Code.N004, field.name().span(), "`" + field.name().text() + "` is set twice")
          .to(session);
    }
    return first;
  }

  /** Gives the states without a field the row of the rest; nobody acts in terminal states. */
  private boolean fill(
      double[][] rows, Optional<double[]> rest, Value.RecordLiteral record, MarkovGame markov) {
    List<String> missing = new ArrayList<>();
    for (int state = 0; state < rows.length; state++) {
      if (rows[state] == null) {
        boolean terminal = markov.transitions().get(state).isEmpty();
        if (rest.isEmpty() && !terminal) {
          missing.add("`" + markov.states().get(state) + "`");
        }
        rows[state] = rest.orElseGet(this::uniform);
      }
    }
    if (!missing.isEmpty()) {
      Problem.error(
              Code.N008,
              record.span(),
              "the policy of `" + agent + "` is missing in " + String.join(", ", missing))
          .help("`otherwise = …` gives it in all states that are not named")
          .to(session);
    }
    return missing.isEmpty();
  }

  private double[] uniform() {
    double[] row = new double[actions];
    Arrays.fill(row, 1.0 / actions);
    return row;
  }

  private Optional<double[]> row(Resolution.Located located) {
    Value value = located.value();
    if (value instanceof Value.ListLiteral list) {
      return distribution(list, located.scope());
    }
    if (value instanceof Value.RecordLiteral) {
      Problem.wrongType(value, "a list of the probabilities of actions").to(session);
      return Optional.empty();
    }
    Optional<Double> first = context.values().number(value, located.scope());
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (actions != 2) {
      Problem.error(
              Code.M005,
              value.span(),
              "`"
                  + agent
                  + "` has "
                  + Words.count(actions, "action")
                  + "; a list of their probabilities is expected here")
          .to(session);
      return Optional.empty();
    }
    return checked(new double[] {first.get(), 1 - first.get()}, value);
  }

  private Optional<double[]> distribution(Value.ListLiteral list, Scope scope) {
    if (list.entries().size() != actions) {
      Problem.error(
              Code.M005,
              list.span(),
              "`"
                  + agent
                  + "` has "
                  + Words.count(actions, "action")
                  + ", found "
                  + list.entries().size())
          .to(session);
      return Optional.empty();
    }
    List<Optional<Double>> read = new ArrayList<>();
    list.entries().forEach(entry -> read.add(context.values().number(entry, scope)));
    return read.stream().allMatch(Optional::isPresent)
        ? checked(read.stream().mapToDouble(Optional::orElseThrow).toArray(), list)
        : Optional.empty();
  }

  private Optional<double[]> checked(double[] policy, Value value) {
    return Probabilities.check(policy, value.span(), session)
        ? Optional.of(policy)
        : Optional.empty();
  }
}
