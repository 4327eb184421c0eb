package org.marl.algorithms.pessimistic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;

/**
 * Plays single steps of a game (paper 4, Definition 5.3): a state and joint action by a fixed law
 * mu, of which the agent and its predecessors keep their parts while the others answer by the
 * policies that are evaluated.
 */
final class SamplingOracle {
  private final PolicySpace space;
  private final FiniteModel model;
  private final double[] cumulative;
  private final int[] strides;
  private final int[] turns;

  /**
   * An oracle.
   *
   * @param weights of mu, {@code [pair]}; empty: all pairs of states that are not terminal alike
   */
  SamplingOracle(PolicySpace space, Optional<double[]> weights) {
    this.space = space;
    this.model = space.model();
    this.cumulative = new double[model.states() * model.jointActions()];
    this.strides = new int[model.agents()];
    this.turns = new int[model.agents()];
    double sum = 0;
    for (int pair = 0; pair < cumulative.length; pair++) {
      int index = pair;
      boolean plays = !model.isTerminal(pair / model.jointActions());
      sum += plays ? weights.map(all -> all[index]).orElse(1.0) : 0;
      cumulative[pair] = sum;
    }
    int stride = 1;
    for (int agent = model.agents() - 1; agent >= 0; agent--) {
      strides[agent] = stride;
      stride *= model.actions(agent);
    }
    for (int turn = 0; turn < turns.length; turn++) {
      turns[space.agentAt(turn)] = turn;
    }
  }

  /**
   * Draws samples for an agent. The same random numbers give the same states and kept actions,
   * whatever the policies.
   *
   * @param policies of everybody, {@code [agent][row][action]}
   */
  void draw(int agent, double[][][] policies, SplittableRandom random, Samples result) {
    for (int i = 0; i < result.size(); i++) {
      int chosen = firstAbove(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
      int state = chosen / model.jointActions();
      int joint = answered(agent, state, chosen % model.jointActions(), policies, random);
      int pair = model.pair(state, joint);
      result.entries()[i] = space.entry(agent, state, joint);
      result.rewards()[i] = model.rewards()[pair];
      result.next()[i] = next(pair, random.nextDouble());
    }
  }

  /** The joint action in which those whose action the agent does not know play their policies. */
  private int answered(
      int agent, int state, int joint, double[][][] policies, SplittableRandom random) {
    int result = joint;
    for (int turn = 0; turn < turns.length; turn++) {
      int other = space.agentAt(turn);
      boolean known = other == agent || (space.isConditional() && turn < turns[agent]);
      if (!known) {
        double[] policy = policies[other][space.row(other, state, result)];
        int action = draw(policy, random.nextDouble());
        result += (action - model.action(other, result)) * strides[other];
      }
    }
    return result;
  }

  private static int draw(double[] policy, double level) {
    double rest = level;
    int last = 0;
    for (int action = 0; action < policy.length; action++) {
      if (policy[action] > 0) {
        last = action;
        rest -= policy[action];
        if (rest < 0) {
          return action;
        }
      }
    }
    return last;
  }

  private int next(int pair, double level) {
    double rest = level;
    int[] successors = model.successors(pair);
    double[] weights = model.weights(pair);
    for (int k = 0; k < successors.length; k++) {
      rest -= weights[k];
      if (rest < 0) {
        return model.isTerminal(successors[k]) ? -1 : successors[k];
      }
    }
    return -1;
  }

  /** The first index whose entry exceeds the level; entries ascend, the last exceeds it. */
  private static int firstAbove(double[] ascending, double level) {
    int low = 0;
    int high = ascending.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] > level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
