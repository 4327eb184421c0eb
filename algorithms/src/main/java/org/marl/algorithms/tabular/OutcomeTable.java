package org.marl.algorithms.tabular;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.algorithms.finite.FiniteModel;

/**
 * What an agent believes the outcomes of steps to be worth, QSS(s, s'). It holds those that the
 * agent has seen, in the order in which it first saw them, so memory grows with these.
 */
final class OutcomeTable {
  private final List<Map<Outcome, Entry>> seen = new ArrayList<>();

  /** {@code [state][action]}: the outcomes that the agent's action has had. */
  private final List<List<Set<Entry>>> reachable = new ArrayList<>();

  private final double initial;
  private final LearningRate rate;

  /** One outcome and its value. */
  private static final class Entry {
    private final Outcome outcome;
    private double value;
    private long updates;

    Entry(Outcome outcome, double value) {
      this.outcome = outcome;
      this.value = value;
    }
  }

  /** An empty table. */
  OutcomeTable(FiniteModel model, int agent, double initial, LearningRate rate) {
    this.initial = initial;
    this.rate = rate;
    for (int state = 0; state < model.states(); state++) {
      seen.add(new LinkedHashMap<>());
      List<Set<Entry>> actions = new ArrayList<>();
      for (int action = 0; action < model.actions(agent); action++) {
        actions.add(new LinkedHashSet<>());
      }
      reachable.add(actions);
    }
  }

  /** The best value of an outcome seen in the state; 0 if the episode is over. */
  double best(int state) {
    if (state == Experience.OVER) {
      return 0;
    }
    Collection<Entry> entries = seen.get(state).values();
    return entries.isEmpty() ? initial : best(entries).value;
  }

  /** The best outcome that the action has had in the state, where it has been taken before. */
  Outcome ideal(int state, int action) {
    return best(reachable.get(state).get(action)).outcome;
  }

  private static Entry best(Collection<Entry> entries) {
    Entry best = entries.iterator().next();
    for (Entry entry : entries) {
      if (entry.value > best.value) {
        best = entry;
      }
    }
    return best;
  }

  /** Remembers what happened, and moves its value towards a target. */
  void update(Experience experience, double target) {
    Entry entry =
        seen.get(experience.state())
            .computeIfAbsent(
                new Outcome(experience.reward(), experience.next()),
                outcome -> new Entry(outcome, initial));
    reachable.get(experience.state()).get(experience.action()).add(entry);
    entry.updates++;
    entry.value += rate.at(entry.updates) * (target - entry.value);
  }
}
