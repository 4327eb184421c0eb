package org.marl.algorithms.finite;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.marl.core.run.RunFailure;

/**
 * The law of the state in the long run under a joint policy, undiscounted: nu with {@code nu P =
 * nu} and sum 1, where P is the chain that the policy makes of the game. Paper 2, Theorem 4.3, and
 * paper 4, Theorem 4.5, start episodes from that of an optimal policy (nu*).
 *
 * <p>It is unique if and only if one set of states can be reached from everywhere and not be left;
 * then it is positive exactly on that set, and it is the share of time spent in each state, from
 * whatever start. A terminal state counts as one that follows on itself for ever. The start of the
 * game has no part in it.
 */
public final class StationaryLaw {
  private final int states;
  private final SparseMatrix chain;
  private final SparseMatrix backwards;
  private final LinearSystem system;

  private StationaryLaw(FiniteModel model, double[] joint) {
    this.states = model.states();
    SparsePattern pattern = model.pattern();
    this.chain = new SparseMatrix(pattern);
    this.backwards = new SparseMatrix(pattern.transposed());
    this.system = LinearSystem.of(model);
    double[] certain = {1};
    for (int state = 0; state < states; state++) {
      if (model.isTerminal(state)) {
        chain.add(state, new int[] {state}, certain, 1);
      }
      for (int i = 0; i < model.jointActions(); i++) {
        int pair = model.pair(state, i);
        chain.add(state, model.successors(pair), model.weights(pair), joint[pair]);
      }
    }
    chain.transpose(pattern.places(), backwards);
  }

  /**
   * The law of a joint policy.
   *
   * @param joint probabilities, {@code [pair]}, as {@link PolicySpace#joint} writes them
   * @return {@code [state]}; 1 for the state of a one-shot game
   * @throws RunFailure if there is more than one such law
   */
  public static double[] of(FiniteModel model, double[] joint) {
    return model.states() == 1 ? new double[] {1} : new StationaryLaw(model, joint).law();
  }

  private double[] law() {
    int recurrent = recurrentState();
    BitSet leadThere = new BitSet(states);
    reach(backwards, recurrent, leadThere);
    if (leadThere.cardinality() < states) {
      throw new RunFailure(
          "the joint policy has more than one stationary law: it depends on the start where the"
              + " game ends up");
    }
    BitSet visited = new BitSet(states);
    reach(chain, recurrent, visited);
    return visitsBetweenReturns(recurrent, visited);
  }

  /**
   * A state to which the game returns from wherever it goes: the last from which a search against
   * the time has to begin anew.
   */
  private int recurrentState() {
    BitSet seen = new BitSet(states);
    int last = 0;
    for (int state = 0; state < states; state++) {
      if (!seen.get(state)) {
        reach(backwards, state, seen);
        last = state;
      }
    }
    return last;
  }

  private static void reach(SparseMatrix steps, int from, BitSet seen) {
    SparsePattern pattern = steps.pattern();
    Deque<Integer> open = new ArrayDeque<>();
    seen.set(from);
    open.add(from);
    while (!open.isEmpty()) {
      int state = open.removeLast();
      for (int i = pattern.starts()[state]; i < pattern.starts()[state + 1]; i++) {
        int next = pattern.columns()[i];
        if (steps.values()[i] > 0 && !seen.get(next)) {
          seen.set(next);
          open.add(next);
        }
      }
    }
  }

  /** Expected visits from one visit to a recurrent state until the next, as shares. */
  private double[] visitsBetweenReturns(int recurrent, BitSet visited) {
    SparsePattern pattern = chain.pattern();
    int[] next = new int[1];
    double[] probability = new double[1];
    system.clear();
    for (int state = visited.nextSetBit(0); state >= 0; state = visited.nextSetBit(state + 1)) {
      for (int i = pattern.starts()[state]; i < pattern.starts()[state + 1]; i++) {
        next[0] = pattern.columns()[i];
        probability[0] = chain.values()[i];
        if (next[0] != recurrent && probability[0] > 0) {
          system.add(state, next, probability, 1);
        }
      }
    }
    double[] result = new double[states];
    double[] once = new double[states];
    once[recurrent] = 1;
    if (!system.solve(once, true, result)) {
      throw new RunFailure("the stationary law of the joint policy could not be computed");
    }
    double sum = 0;
    for (double visits : result) {
      sum += visits;
    }
    for (int state = 0; state < states; state++) {
      result[state] /= sum;
    }
    return result;
  }
}
