package org.marl.dsl.check;

import java.util.Optional;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads tables with one number per joint action: nested lists, the first agent outermost. */
final class Tables {
  /** Larger tables are refused: they would not fit in memory as text either. */
  private static final int LARGEST = 10_000_000;

  private final Context context;
  private final Session session;
  private final Players players;
  private boolean probabilities;
  private double[] table;
  private int filled;
  private boolean complete;

  Tables(Context context, Players players) {
    this.context = context;
    this.session = context.session();
    this.players = players;
  }

  /** Row-major, or nothing if shape or entries are wrong. */
  Optional<double[]> read(Bodies.Keyed entry) {
    if (players.jointActions() > LARGEST) {
      Problem.error(
              Code.M005,
              entry.value().span(),
              "the game has "
                  + Words.number(players.jointActions())
                  + " joint actions; "
                  + LARGEST
                  + " are the most that a table can hold")
          .to(session);
      return Optional.empty();
    }
    table = new double[(int) players.jointActions()];
    filled = 0;
    complete = true;
    Optional<Resolution.Located> located =
        context.resolution().resolve(entry.value(), entry.scope());
    located.ifPresent(found -> rows(found.value(), 0, found.scope()));
    return complete && located.isPresent() ? Optional.of(table) : Optional.empty();
  }

  /** As {@link #read}, for entries between 0 and 1. */
  Optional<double[]> readProbabilities(Bodies.Keyed entry) {
    probabilities = true;
    return read(entry);
  }

  private void rows(Value value, int agent, Scope scope) {
    if (agent == players.count()) {
      number(value, scope);
      return;
    }
    String name = players.agents().get(agent);
    int actions = players.actions().get(agent).size();
    if (value instanceof Value.Unreadable) {
      complete = false;
      return;
    }
    if (!(value instanceof Value.ListLiteral list)) {
      wrongShape(value, oneEach(actions, name) + Words.describe(value));
      return;
    }
    if (list.entries().size() != actions) {
      wrongShape(value, oneEach(actions, name) + list.entries().size());
      return;
    }
    for (Value row : list.entries()) {
      rows(row, agent + 1, scope);
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
      Problem.error(
              Code.T002,
              value.span(),
              (probabilities ? "a probability must be between 0 and 1" : "this must be finite")
                  + ", found "
                  + Words.number(number.get()))
          .to(session);
      complete = false;
    }
    table[Math.min(filled++, table.length - 1)] = number.orElse(0.0);
  }

  private boolean fits(double number) {
    return probabilities ? number >= 0 && number <= 1 : Double.isFinite(number);
  }

  /** One wrong row is enough: a table that misses a level of lists is wrong in every row. */
  private void wrongShape(Value value, String message) {
    if (!complete) {
      return;
    }
    Problem.error(Code.M005, value.span(), message)
        .help(
            "the table nests one list per agent, the first agent outermost: "
                + String.join(", ", players.agents()))
        .to(session);
    complete = false;
  }

  private static String oneEach(int actions, String agent) {
    return "a list with one entry for each of the "
        + Words.count(actions, "action")
        + " of `"
        + agent
        + "` is expected here, found ";
  }
}
