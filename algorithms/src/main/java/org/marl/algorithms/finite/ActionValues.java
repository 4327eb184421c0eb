package org.marl.algorithms.finite;

import java.util.Arrays;

/**
 * Expectations of tables over joint actions for every action of one agent: Q of the agent from Q of
 * the joint policy. Under independent policies the others' actions are averaged out; under
 * conditional ones the predecessors' are given and the followers' averaged out, which is the
 * multi-agent Q^{1:m} of paper 4, Definition 3.1. Reuses its scratch space, so an instance belongs
 * to one thread.
 */
public final class ActionValues {

  /** What an agent assumes of those that choose after it. */
  public enum Followers {
    /** They answer its action by their conditional policies, as Definition 3.1 has it. */
    CONDITIONAL,
    /** They play what they play on average, whatever it does, as the code of paper 4 has it. */
    MARGINAL
  }

  private final PolicySpace space;
  private final FiniteModel model;
  private final Followers followers;
  private final double[] front;
  private final double[] back;

  /** Makes the space for policies of a shape. */
  public ActionValues(PolicySpace space, Followers followers) {
    this.space = space;
    this.model = space.model();
    this.followers = followers;
    this.front = new double[model.jointActions()];
    this.back = new double[model.jointActions()];
  }

  /**
   * Averages a table for one agent, in all states.
   *
   * @param table {@code [pair]}
   * @param policies of everybody, {@code [agent][row][action]}; the agent's own is read only where
   *     followers are averaged over it
   * @param result {@code [row][action]}; rows of terminal states are not written
   */
  public void average(int agent, double[] table, double[][][] policies, double[][] result) {
    for (int state = 0; state < model.states(); state++) {
      if (model.isTerminal(state)) {
        continue;
      }
      if (!space.isConditional()) {
        independent(agent, state, table, policies, result[state]);
      } else if (followers == Followers.CONDITIONAL) {
        conditional(agent, state, table, policies, result);
      } else {
        marginal(agent, state, table, policies, result);
      }
    }
  }

  private void independent(
      int agent, int state, double[] table, double[][][] policies, double[] result) {
    double[] source = table;
    int offset = model.pair(state, 0);
    int length = model.jointActions();
    for (int other = model.agents() - 1; other > agent; other--) {
      double[] target = source == front ? back : front;
      averageInnermost(source, offset, length, policies[other][state], target);
      source = target;
      offset = 0;
      length /= model.actions(other);
    }
    for (int other = 0; other < agent; other++) {
      double[] target = source == front ? back : front;
      averageOutermost(source, offset, length, policies[other][state], target);
      source = target;
      offset = 0;
      length /= model.actions(other);
    }
    System.arraycopy(source, offset, result, 0, length);
  }

  private static void averageInnermost(
      double[] source, int offset, int length, double[] policy, double[] target) {
    int actions = policy.length;
    for (int row = 0, at = offset; at < offset + length; row++, at += actions) {
      double sum = 0;
      for (int action = 0; action < actions; action++) {
        sum += source[at + action] * policy[action];
      }
      target[row] = sum;
    }
  }

  private static void averageOutermost(
      double[] source, int offset, int length, double[] policy, double[] target) {
    int stride = length / policy.length;
    for (int i = 0; i < stride; i++) {
      target[i] = source[offset + i] * policy[0];
    }
    for (int action = 1; action < policy.length; action++) {
      int start = offset + action * stride;
      for (int i = 0; i < stride; i++) {
        target[i] += source[start + i] * policy[action];
      }
    }
  }

  private void conditional(
      int agent, int state, double[] table, double[][][] policies, double[][] result) {
    readInOrder(state, table);
    int length = model.jointActions();
    for (int turn = model.agents() - 1; space.agentAt(turn) != agent; turn--) {
      int follower = space.agentAt(turn);
      int actions = model.actions(follower);
      length /= actions;
      for (int prefix = 0; prefix < length; prefix++) {
        double[] row = policies[follower][state * space.prefixes(follower) + prefix];
        double sum = 0;
        for (int action = 0; action < actions; action++) {
          sum += row[action] * front[prefix * actions + action];
        }
        // Written at or before what is read next.
        front[prefix] = sum;
      }
    }
    int actions = model.actions(agent);
    for (int prefix = 0; prefix < space.prefixes(agent); prefix++) {
      System.arraycopy(
          front, prefix * actions, result[state * space.prefixes(agent) + prefix], 0, actions);
    }
  }

  private void readInOrder(int state, double[] table) {
    for (int i = 0; i < front.length; i++) {
      front[i] = table[model.pair(state, space.renumbered(i))];
    }
  }

  private void marginal(
      int agent, int state, double[] table, double[][][] policies, double[][] result) {
    readInOrder(state, table);
    int actions = model.actions(agent);
    int rest = model.jointActions() / space.prefixes(agent) / actions;
    for (int prefix = 0; prefix < space.prefixes(agent); prefix++) {
      int row = state * space.prefixes(agent) + prefix;
      // The joint distribution of the agent and its followers, then of the followers alone.
      space.distribution(policies, state, agent, prefix, back, 0);
      for (int action = 1; action < actions; action++) {
        for (int others = 0; others < rest; others++) {
          back[others] += back[action * rest + others];
        }
      }
      Arrays.fill(result[row], 0);
      for (int action = 0; action < actions; action++) {
        int start = (prefix * actions + action) * rest;
        for (int others = 0; others < rest; others++) {
          result[row][action] += back[others] * front[start + others];
        }
      }
    }
  }
}
