package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Reads tables with one number per joint action, or one distribution over states: nested lists, the
 * first agent outermost.
 */
final class Tables {
  /** Larger tables are refused: they would not fit in memory as text either. */
  private static final int LARGEST = 10_000_000;

  /** What the entries of a table are. */
  private enum Entries {
    NUMBERS,
    PROBABILITIES,
    DISTRIBUTIONS
  }

  /**
   * A level of lists.
   *
   * @param size entries of each list
   * @param of what an entry is for, as in "the 2 actions of `alice`"
   */
  private record Level(int size, String of) {}

  private final Context context;
  private final Session session;
  private final Players players;
  private final Entries entries;
  private final List<Level> levels = new ArrayList<>();
  private double[] table = new double[0];
  private int filled;
  private boolean complete;

  private Tables(Context context, Players players, Entries entries) {
    this.context = context;
    this.session = context.session();
    this.players = players;
    this.entries = entries;
    for (int agent = 0; agent < players.count(); agent++) {
      int actions = players.actions().get(agent).size();
      String name = players.agents().get(agent);
      levels.add(new Level(actions, Words.count(actions, "action") + " of `" + name + "`"));
    }
  }

  /** Tables of finite numbers. */
  static Tables ofNumbers(Context context, Players players) {
    return new Tables(context, players, Entries.NUMBERS);
  }

  /** Tables of numbers between 0 and 1. */
  static Tables ofProbabilities(Context context, Players players) {
    return new Tables(context, players, Entries.PROBABILITIES);
  }

  /** Tables whose entries are lists with the probability of each state. */
  static Tables ofDistributions(Context context, Players players, int states) {
    Tables tables = new Tables(context, players, Entries.DISTRIBUTIONS);
    tables.levels.add(new Level(states, Words.count(states, "state")));
    return tables;
  }

  /** Row-major, or nothing if shape or entries are wrong. */
  Optional<double[]> read(Bodies.Keyed entry) {
    return context.resolution().resolve(entry.value(), entry.scope()).flatMap(this::read);
  }

  /** Row-major, or nothing if shape or entries are wrong. */
  Optional<double[]> read(Resolution.Located located) {
    double length = levels.stream().mapToDouble(Level::size).reduce(1, (a, b) -> a * b);
    if (length > LARGEST) {
      Problem.error(
              Code.M005,
              located.value().span(),
              "the game has "
                  + Words.number(players.jointActions())
                  + " joint actions; "
                  + LARGEST
                  + " are the most that a table can hold")
          .to(session);
      return Optional.empty();
    }
    table = new double[(int) length];
    filled = 0;
    complete = true;
    rows(located.value(), 0, located.scope());
    return complete ? Optional.of(table) : Optional.empty();
  }

  private void rows(Value value, int depth, Scope scope) {
    if (depth == levels.size()) {
      number(value, scope);
      return;
    }
    Level level = levels.get(depth);
    if (value instanceof Value.Unreadable) {
      complete = false;
      return;
    }
    if (!(value instanceof Value.ListLiteral list)) {
      wrongShape(value, oneEach(level) + Words.describe(value));
      return;
    }
    if (list.entries().size() != level.size()) {
      wrongShape(value, oneEach(level) + list.entries().size());
      return;
    }
    int first = filled;
    for (Value row : list.entries()) {
      rows(row, depth + 1, scope);
    }
    if (entries == Entries.DISTRIBUTIONS && depth == levels.size() - 1 && complete) {
      complete =
          Probabilities.check(Arrays.copyOfRange(table, first, filled), value.span(), session);
    }
  }

  private void number(Value value, Scope scope) {
    if (value instanceof Value.ListLiteral) {
      wrongShape(value, "a number is expected here, found " + Words.describe(value));
      return;
    }
    Optional<Double> number = context.values().number(value, scope);
    complete &= number.isPresent();
    if (number.isPresent() && !fits(number.get())) {
      boolean probability = entries == Entries.PROBABILITIES;
      Problem.error(
              Code.T002,
              value.span(),
              (probability ? "a probability must be between 0 and 1" : "this must be finite")
                  + ", found "
                  + Words.number(number.get()))
          .to(session);
      complete = false;
    }
    table[Math.min(filled++, table.length - 1)] = number.orElse(0.0);
  }

  private boolean fits(double number) {
    return entries == Entries.PROBABILITIES ? number >= 0 && number <= 1 : Double.isFinite(number);
  }

  /** One wrong row is enough: a table that misses a level of lists is wrong in every row. */
  private void wrongShape(Value value, String message) {
    if (!complete) {
      return;
    }
    Problem.error(Code.M005, value.span(), message)
        .help(
            "the table nests one list per agent, the first agent outermost: "
                + String.join(", ", players.agents())
                + (entries == Entries.DISTRIBUTIONS
                    ? "; innermost are the probabilities of the states"
                    : ""))
        .to(session);
    complete = false;
  }

  private static String oneEach(Level level) {
    return "a list with one entry for each of the " + level.of() + " is expected here, found ";
  }
}
