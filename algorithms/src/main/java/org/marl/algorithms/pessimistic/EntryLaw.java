package org.marl.algorithms.pessimistic;

import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;

/**
 * How a joint policy makes an agent and its predecessors act: pi^{1:m} of paper 4. Reuses its
 * space.
 */
final class EntryLaw {
  private final PolicySpace space;
  private final int agent;
  private final double[] probabilities;

  EntryLaw(PolicySpace space, int agent) {
    this.space = space;
    this.agent = agent;
    this.probabilities = new double[space.entries(agent)];
  }

  /** Looks at a joint policy, {@code [pair]}. */
  void setPolicy(double[] joint) {
    space.sumByEntry(agent, joint, probabilities);
  }

  /** Of prefix and action in the entry's state, {@code [entry]}; 0 in terminal states. */
  double[] probabilities() {
    return probabilities;
  }

  /** The first entry of a state; those of one state stand together. */
  int firstEntry(int state) {
    return state * entriesPerState();
  }

  int entriesPerState() {
    return space.prefixes(agent) * space.model().actions(agent);
  }

  /** {@code f(s, pi)} of every state. */
  void stateValues(double[] f, double[] result) {
    for (int state = 0; state < result.length; state++) {
      double sum = 0;
      int first = firstEntry(state);
      for (int entry = first; entry < first + entriesPerState(); entry++) {
        sum += probabilities[entry] * f[entry];
      }
      result[state] = sum;
    }
  }

  /** {@code f(s0, pi)}, given f of every state. */
  double atStart(double[] stateValues) {
    FiniteModel model = space.model();
    double sum = 0;
    for (int state = 0; state < stateValues.length; state++) {
      sum += model.start()[state] * stateValues[state];
    }
    return sum;
  }

  int states() {
    return space.model().states();
  }

  /** The probability that an episode starts in the state. */
  double start(int state) {
    return space.model().start()[state];
  }
}
