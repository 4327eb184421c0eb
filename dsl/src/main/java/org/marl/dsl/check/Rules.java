package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads the rules of a state: for every joint action, the first rule that matches it. */
final class Rules {
  private final Context context;
  private final Session session;
  private final Players players;
  private final List<String> states;
  private final Scope scope;

  Rules(Context context, Players players, List<String> states, Scope scope) {
    this.context = context;
    this.session = context.session();
    this.players = players;
    this.states = states;
    this.scope = scope;
  }

  /** One transition per joint action, row-major. */
  Optional<List<Transition>> of(Item.Dynamics dynamics) {
    List<List<BitSet>> patterns = new ArrayList<>();
    List<Optional<Transition>> outcomes = new ArrayList<>();
    boolean fits = true;
    for (Item.Rule rule : dynamics.rules()) {
      Optional<List<BitSet>> pattern = pattern(rule);
      Optional<Transition> outcome = outcome(rule);
      fits &= pattern.isPresent() && outcome.isPresent();
      patterns.add(pattern.orElse(List.of()));
      outcomes.add(outcome);
    }
    if (!fits) {
      return Optional.empty();
    }
    Transition[] transitions = new Transition[(int) players.jointActions()];
    int[] joint = new int[players.count()];
    BitSet matching = new BitSet();
    for (int index = 0; index < transitions.length; index++) {
      decode(index, joint);
      int rule = matching(patterns, joint);
      if (rule < 0) {
        Problem.error(Code.N008, dynamics.span(), "no rule says what " + text(joint) + " does here")
            .help(
                dynamics.rules().isEmpty()
                    ? "a state without rules is terminal: leave the block out"
                    : "add a rule for it, or `otherwise -> …` as the last rule")
            .to(session);
        return Optional.empty();
      }
      matching.set(rule);
      transitions[index] = outcomes.get(rule).orElseThrow();
    }
    warnOfIdle(dynamics.rules(), matching);
    return Optional.of(List.of(transitions));
  }

  private void warnOfIdle(List<Item.Rule> rules, BitSet matching) {
    for (int rule = 0; rule < rules.size(); rule++) {
      if (!matching.get(rule)) {
        Problem.warning(
                Code.W004,
                rules.get(rule).span(),
                "this rule never matches: the rules before it cover its joint actions")
            .to(session);
      }
    }
  }

  private static int matching(List<List<BitSet>> patterns, int[] joint) {
    for (int rule = 0; rule < patterns.size(); rule++) {
      boolean matches = true;
      for (int agent = 0; agent < joint.length && matches; agent++) {
        matches = patterns.get(rule).get(agent).get(joint[agent]);
      }
      if (matches) {
        return rule;
      }
    }
    return -1;
  }

  private void decode(int index, int[] joint) {
    int rest = index;
    for (int agent = joint.length - 1; agent >= 0; agent--) {
      int size = players.actions().get(agent).size();
      joint[agent] = rest % size;
      rest /= size;
    }
  }

  private String text(int[] joint) {
    List<String> names = new ArrayList<>();
    for (int agent = 0; agent < joint.length; agent++) {
      names.add(players.actions().get(agent).get(joint[agent]));
    }
    return "`[" + String.join(", ", names) + "]`";
  }

  /** For every agent the actions that the rule speaks of. */
  private Optional<List<BitSet>> pattern(Item.Rule rule) {
    List<BitSet> pattern = new ArrayList<>();
    if (rule.pattern().isEmpty()) {
      players.actions().forEach(actions -> pattern.add(any(actions)));
      return Optional.of(pattern);
    }
    List<Value> entries = rule.pattern().get().entries();
    if (entries.size() != players.count()) {
      Problem.error(
              Code.M005,
              rule.pattern().get().span(),
              "one entry for each of the "
                  + Words.count(players.count(), "agent")
                  + " is expected here, found "
                  + entries.size())
          .to(session);
      return Optional.empty();
    }
    boolean fits = true;
    for (int agent = 0; agent < entries.size(); agent++) {
      List<String> actions = players.actions().get(agent);
      List<Value> alternatives =
          entries.get(agent) instanceof Value.ListLiteral list
              ? list.entries()
              : List.of(entries.get(agent));
      BitSet allowed = new BitSet();
      for (Value alternative : alternatives) {
        fits &= allow(alternative, agent, actions, allowed);
      }
      pattern.add(allowed);
    }
    return fits ? Optional.of(pattern) : Optional.empty();
  }

  private boolean allow(Value value, int agent, List<String> actions, BitSet allowed) {
    if (value instanceof Value.Reference reference && reference.arguments().isEmpty()) {
      if (reference.name().equals("_")) {
        allowed.or(any(actions));
        return true;
      }
      int action = actions.indexOf(reference.name());
      if (action >= 0) {
        allowed.set(action);
        return true;
      }
      Problem.error(
              Code.N012,
              reference.span(),
              "`" + players.agents().get(agent) + "` has no action `" + reference.name() + "`")
          .nearest(reference.name(), actions)
          .to(session);
      return false;
    }
    Problem.wrongType(value, "an action, `_` for any, or a list of actions").to(session);
    return false;
  }

  private static BitSet any(List<String> actions) {
    BitSet all = new BitSet();
    all.set(0, actions.size());
    return all;
  }

  private Optional<Transition> outcome(Item.Rule rule) {
    Map<Integer, Double> next = new LinkedHashMap<>();
    double reward = 0;
    boolean fits = true;
    for (Item.Outcome outcome : rule.outcomes()) {
      if (outcome.assigned().isPresent()) {
        Optional<Double> number = context.values().number(outcome.assigned().get(), scope);
        if (!outcome.name().text().equals("reward")) {
          Problem.error(
                  Code.N003,
                  outcome.name().span(),
                  "a rule has no key `" + outcome.name().text() + "`")
              .nearest(outcome.name().text(), List.of("reward"))
              .to(session);
          fits = false;
        }
        fits &= number.isPresent();
        reward = number.orElse(0.0);
      } else {
        Optional<Integer> state = StateNames.index(outcome.name(), states, session);
        Optional<Double> probability =
            outcome
                .probability()
                .map(value -> context.values().number(value, scope))
                .orElse(Optional.of(1.0));
        fits &= state.isPresent() && probability.isPresent();
        if (state.isPresent() && probability.isPresent()) {
          next.merge(state.get(), probability.get(), Double::sum);
        }
      }
    }
    if (!fits) {
      return Optional.empty();
    }
    double[] probabilities = next.values().stream().mapToDouble(x -> x).toArray();
    if (next.isEmpty()) {
      Problem.error(Code.N008, rule.span(), "this rule names no state that follows").to(session);
      return Optional.empty();
    }
    return Probabilities.check(probabilities, rule.span(), session)
        ? Optional.of(
            new Transition(
                reward, next.keySet().stream().mapToInt(x -> x).toArray(), probabilities))
        : Optional.empty();
  }
}
