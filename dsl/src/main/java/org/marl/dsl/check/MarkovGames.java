package org.marl.dsl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Reads games with states: rules say what every joint action does; a state without rules is
 * terminal.
 */
final class MarkovGames {
  private static final double LARGEST = 10_000_000;
  private static final ParameterType DISCOUNT =
      new ParameterType.Real(new Range(0, false, 1, true));

  /** Sums of a fixed number of rewards need no discount. */
  private static final ParameterType DISCOUNT_WITHIN_HORIZON =
      new ParameterType.Real(new Range(0, false, 1, false));

  private static final ParameterType HORIZON =
      new ParameterType.Int(new Range(1, false, 1_000_000, false));

  private final Context context;
  private final Session session;

  MarkovGames(Context context) {
    this.context = context;
    this.session = context.session();
  }

  Optional<Game> read(
      Bodies.Body body, String name, Optional<Players> players, List<Bodies.Scoped> dynamics) {
    refuseTables(body, dynamics);
    Optional<List<String>> states =
        required(body, "states").flatMap(entry -> StateNames.read(entry, context));
    Optional<Bodies.Keyed> horizonEntry = body.entry("horizon");
    Optional<Integer> horizon =
        horizonEntry
            .flatMap(entry -> context.values().read(entry.value(), HORIZON, entry.scope()))
            .map(steps -> ((Number) steps).intValue());
    ParameterType range = horizonEntry.isPresent() ? DISCOUNT_WITHIN_HORIZON : DISCOUNT;
    Optional<Object> discount =
        required(body, "discount")
            .flatMap(entry -> context.values().read(entry.value(), range, entry.scope()));
    if (players.isEmpty() || states.isEmpty()) {
      return Optional.empty();
    }
    Optional<double[]> start = start(body, states.get());
    Optional<List<List<Transition>>> transitions =
        dynamics.isEmpty()
            ? tables(body, players.get(), states.get())
            : transitions(body, players.get(), states.get(), dynamics);
    if (discount.isEmpty() || start.isEmpty() || transitions.isEmpty()) {
      return Optional.empty();
    }
    warnOfUnreachable(body, states.get(), start.get(), transitions.get());
    MarkovGame game =
        new MarkovGame(
            name,
            players.get().agents(),
            players.get().actions(),
            states.get(),
            (Double) discount.get(),
            start.get(),
            transitions.get());
    if (horizonEntry.isEmpty()) {
      return Optional.of(game);
    }
    return horizon
        .filter(steps -> fits(steps, horizonEntry.get(), players.get(), states.get()))
        .map(game::within);
  }

  /** Every state is there once for each step. */
  private boolean fits(int horizon, Bodies.Keyed entry, Players players, List<String> states) {
    double pairs = players.jointActions() * states.size() * horizon;
    if (pairs <= LARGEST) {
      return true;
    }
    Problem.error(
            Code.M005,
            entry.value().span(),
            "the steps have "
                + Words.number(pairs)
                + " pairs of state and joint action together; "
                + Words.number(LARGEST)
                + " are the most")
        .to(session);
    return false;
  }

  /** Rules or tables; games with states stop by their terminal states. */
  private void refuseTables(Bodies.Body body, List<Bodies.Scoped> dynamics) {
    body.entry("stop")
        .ifPresent(
            entry ->
                Problem.error(Code.N009, entry.key().span(), "a game with states has no `stop`")
                    .help("it ends in terminal states, those without rules")
                    .to(session));
    for (String table : dynamics.isEmpty() ? List.<String>of() : List.of("reward", "transition")) {
      body.entry(table)
          .ifPresent(
              entry ->
                  Problem.error(
                          Code.N009,
                          entry.key().span(),
                          "a game with rules gives its `" + table + "` in them")
                      .help("as in `[go, go] -> ready, reward = 1`")
                      .to(session));
    }
  }

  private Optional<List<List<Transition>>> tables(
      Bodies.Body body, Players players, List<String> states) {
    Optional<Bodies.Keyed> reward = required(body, "reward");
    Optional<Bodies.Keyed> transition = required(body, "transition");
    return reward.isPresent() && transition.isPresent()
        ? new StateTables(context, players, states).read(reward.get(), transition.get())
        : Optional.empty();
  }

  private Optional<Bodies.Keyed> required(Bodies.Body body, String key) {
    Optional<Bodies.Keyed> entry = body.entry(key);
    if (entry.isEmpty() && body.reportsMissing(Games.KEYS)) {
      Problem.error(
              Code.N008,
              body.definition().declaration().name().span(),
              "the game `"
                  + body.definition().name()
                  + "` has "
                  + reason(body, key)
                  + ", but no `"
                  + key
                  + "`")
          .to(session);
    }
    return entry;
  }

  /** What shows that the game is one with states. */
  private static String reason(Bodies.Body body, String missing) {
    return missing.equals("states")
        ? body.entries().keySet().stream()
            .filter(Games.MARKOV_KEYS::contains)
            .findFirst()
            .map(key -> "a `" + key + "`")
            .orElse("rules")
        : "states";
  }

  /** The first state, unless {@code start} names another or gives the probability of each. */
  private Optional<double[]> start(Bodies.Body body, List<String> states) {
    Optional<Bodies.Keyed> entry = body.entry("start");
    if (entry.isEmpty()) {
      double[] start = new double[states.size()];
      start[0] = 1;
      return Optional.of(start);
    }
    return context
        .resolution()
        .resolve(entry.get().value(), entry.get().scope())
        .flatMap(found -> start(found, states));
  }

  private Optional<double[]> start(Resolution.Located located, List<String> states) {
    double[] start = new double[states.size()];
    if (located.value() instanceof Value.RecordLiteral record) {
      boolean fits = true;
      for (Value.Field field : record.fields()) {
        Optional<Integer> state = StateNames.index(field.name(), states, session);
        Optional<Double> probability = context.values().number(field.value(), located.scope());
        fits &= state.isPresent() && probability.isPresent();
        if (fits) {
          start[state.get()] += probability.get();
        }
      }
      return fits && Probabilities.check(start, record.span(), session)
          ? Optional.of(start)
          : Optional.empty();
    }
    if (located.value() instanceof Value.Reference reference
        && reference.path().size() == 1
        && reference.arguments().isEmpty()) {
      return StateNames.index(reference.path().get(0), states, session)
          .map(
              state -> {
                start[state] = 1;
                return start;
              });
    }
    Problem.wrongType(located.value(), "a state, or a record with the probability of states,")
        .to(session);
    return Optional.empty();
  }

  private Optional<List<List<Transition>>> transitions(
      Bodies.Body body, Players players, List<String> states, List<Bodies.Scoped> dynamics) {
    if (players.jointActions() * states.size() > LARGEST) {
      Problem.error(
              Code.M005,
              body.definition().declaration().name().span(),
              "the game has "
                  + Words.number(players.jointActions() * states.size())
                  + " pairs of state and joint action; "
                  + Words.number(LARGEST)
                  + " are the most")
          .to(session);
      return Optional.empty();
    }
    List<List<Transition>> transitions = new ArrayList<>();
    states.forEach(state -> transitions.add(List.of()));
    Set<Integer> seen = new HashSet<>();
    boolean fits = true;
    for (Bodies.Scoped scoped : dynamics) {
      Item.Dynamics rules = (Item.Dynamics) scoped.item();
      Optional<List<Transition>> row =
          new Rules(context, players, states, scoped.scope()).of(rules);
      fits &= row.isPresent();
      for (Name name : rules.states()) {
        Optional<Integer> state = StateNames.index(name, states, session);
        fits &= state.isPresent();
        if (state.isPresent() && !seen.add(state.get())) {
          Problem.error(
                  Code.N004, name.span(), "the rules of `" + name.text() + "` are given twice")
              .to(session);
          fits = false;
        }
        if (state.isPresent() && row.isPresent()) {
          transitions.set(state.get(), row.get());
        }
      }
    }
    return fits ? Optional.of(transitions) : Optional.empty();
  }

  private void warnOfUnreachable(
      Bodies.Body body, List<String> states, double[] start, List<List<Transition>> transitions) {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int state = 0; state < start.length; state++) {
      if (start[state] > 0 && reached.add(state)) {
        open.add(state);
      }
    }
    while (!open.isEmpty()) {
      for (Transition transition : transitions.get(open.remove())) {
        for (int i = 0; i < transition.next().length; i++) {
          if (transition.probability()[i] > 0 && reached.add(transition.next()[i])) {
            open.add(transition.next()[i]);
          }
        }
      }
    }
    for (int state = 0; state < states.size(); state++) {
      if (!reached.contains(state)) {
        Problem.warning(
                Code.W003,
                body.entry("states").orElseThrow().value().span(),
                "the state `" + states.get(state) + "` is never reached")
            .to(session);
      }
    }
  }
}
