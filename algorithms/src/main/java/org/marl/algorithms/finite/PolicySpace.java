package org.marl.algorithms.finite;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The shape of the agents' policy tables, {@code [agent][row][action]}. Independent policies have
 * one row per state. Conditional policies choose in an order, each knowing the actions of its
 * predecessors: they have one row per state and prefix of actions, the last predecessor's running
 * fastest (paper 4, section 4.1). Immutable.
 */
public final class PolicySpace {
  private final FiniteModel model;
  private final boolean conditional;

  /** Agents in the order in which they choose. */
  private final int[] order;

  /** {@code [agent]}: rows per state. */
  private final int[] prefixes;

  /** {@code [agent][joint action]}: the prefix that the agent sees. */
  private final int[][] prefixOf;

  /** {@code [joint action in the order's numbering]}: the game's numbering. */
  private final int[] renumbered;

  /** Do both numberings agree? */
  private final boolean inGameOrder;

  private PolicySpace(FiniteModel model, boolean conditional, int[] order) {
    this.model = model;
    this.conditional = conditional;
    this.order = order.clone();
    this.prefixes = new int[order.length];
    int rows = 1;
    for (int agent : order) {
      prefixes[agent] = conditional ? rows : 1;
      rows *= model.actions(agent);
    }
    this.prefixOf = new int[order.length][model.jointActions()];
    if (conditional) {
      writePrefixes();
    }
    this.renumbered = IntStream.range(0, model.jointActions()).map(this::inGame).toArray();
    this.inGameOrder = IntStream.range(0, renumbered.length).allMatch(i -> renumbered[i] == i);
  }

  /** Every agent chooses by the state alone. */
  public static PolicySpace independent(FiniteModel model) {
    return new PolicySpace(model, false, IntStream.range(0, model.agents()).toArray());
  }

  /**
   * Agents choose one after the other.
   *
   * @param order every agent once
   */
  public static PolicySpace conditional(FiniteModel model, int[] order) {
    return new PolicySpace(model, true, order);
  }

  private void writePrefixes() {
    for (int joint = 0; joint < model.jointActions(); joint++) {
      int prefix = 0;
      for (int agent : order) {
        prefixOf[agent][joint] = prefix;
        prefix = prefix * model.actions(agent) + model.action(agent, joint);
      }
    }
  }

  /** The game's number of the joint action that the order numbers so. */
  private int inGame(int ordered) {
    int[] chosen = new int[order.length];
    int rest = ordered;
    for (int turn = order.length - 1; turn >= 0; turn--) {
      chosen[order[turn]] = rest % model.actions(order[turn]);
      rest /= model.actions(order[turn]);
    }
    int joint = 0;
    for (int agent = 0; agent < chosen.length; agent++) {
      joint = joint * model.actions(agent) + chosen[agent];
    }
    return joint;
  }

  public FiniteModel model() {
    return model;
  }

  public boolean isConditional() {
    return conditional;
  }

  /** The agent that chooses at the turn, from 0. */
  public int agentAt(int turn) {
    return order[turn];
  }

  /** Rows of the agent's table in every state. */
  public int prefixes(int agent) {
    return prefixes[agent];
  }

  /** Rows of the agent's table. */
  public int rows(int agent) {
    return model.states() * prefixes[agent];
  }

  /** Probabilities in the agent's table. */
  public int entries(int agent) {
    return rows(agent) * model.actions(agent);
  }

  /** The place of the agent's part of a joint action in its table: row * actions + action. */
  public int entry(int agent, int state, int jointAction) {
    return row(agent, state, jointAction) * model.actions(agent) + model.action(agent, jointAction);
  }

  /**
   * Sums a table over joint actions by the agent's part in them: from the law of pairs to the law
   * of state, prefix and action.
   *
   * @param table {@code [pair]}
   * @param result {@code [entry]}
   */
  public void sumByEntry(int agent, double[] table, double[] result) {
    Arrays.fill(result, 0);
    for (int state = 0; state < model.states(); state++) {
      for (int joint = 0; joint < model.jointActions(); joint++) {
        result[entry(agent, state, joint)] += table[model.pair(state, joint)];
      }
    }
  }

  /** The state that a row of the agent's table is for. */
  public int stateOf(int agent, int row) {
    return row / prefixes[agent];
  }

  /** The game's number of a joint action, given its number in the order of choice. */
  int renumbered(int ordered) {
    return renumbered[ordered];
  }

  /** The row that the agent reads when the joint action is being chosen. */
  public int row(int agent, int state, int jointAction) {
    return state * prefixes[agent] + prefixOf[agent][jointAction];
  }

  /** Tables of this shape, all entries equal. */
  public double[][][] uniform() {
    double[][][] tables = new double[order.length][][];
    for (int agent = 0; agent < tables.length; agent++) {
      tables[agent] = new double[rows(agent)][model.actions(agent)];
      for (double[] row : tables[agent]) {
        Arrays.fill(row, 1.0 / row.length);
      }
    }
    return tables;
  }

  /** A copy of such tables. */
  public static double[][][] copy(double[][][] tables) {
    return Arrays.stream(tables)
        .map(rows -> Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  /** Writes one set of tables over another of the same shape. */
  public static void copy(double[][][] from, double[][][] to) {
    for (int agent = 0; agent < from.length; agent++) {
      for (int row = 0; row < from[agent].length; row++) {
        System.arraycopy(from[agent][row], 0, to[agent][row], 0, from[agent][row].length);
      }
    }
  }

  /**
   * The probabilities of joint actions, {@code [pair]}; zero in terminal states.
   *
   * @param result written
   */
  public void joint(double[][][] policies, double[] result) {
    int length = model.jointActions();
    double[] ordered = inGameOrder ? result : new double[length];
    for (int state = 0; state < model.states(); state++) {
      int first = model.pair(state, 0);
      if (model.isTerminal(state)) {
        Arrays.fill(result, first, first + length, 0);
      } else if (inGameOrder) {
        distribution(policies, state, order[0], 0, result, first);
      } else {
        distribution(policies, state, order[0], 0, ordered, 0);
        for (int i = 0; i < length; i++) {
          result[first + renumbered[i]] = ordered[i];
        }
      }
    }
  }

  /**
   * The joint distribution of an agent and its followers in a state, given its predecessors'
   * actions; the last follower's runs fastest.
   *
   * @param result written from the offset on
   */
  void distribution(
      double[][][] policies, int state, int from, int given, double[] result, int offset) {
    result[offset] = 1;
    int known = 1;
    boolean started = false;
    for (int agent : order) {
      started |= agent == from;
      if (!started) {
        continue;
      }
      double[][] table = policies[agent];
      int size = model.actions(agent);
      // From the back, so that prefixes are read before they are overwritten.
      for (int prefix = known - 1; prefix >= 0; prefix--) {
        double[] row = table[state * prefixes[agent] + (conditional ? given * known + prefix : 0)];
        double probability = result[offset + prefix];
        for (int action = size - 1; action >= 0; action--) {
          result[offset + prefix * size + action] = probability * row[action];
        }
      }
      known *= size;
    }
  }

  /** The same agents choosing one after the other; this very shape if they do. */
  public PolicySpace inTurn() {
    return conditional ? this : conditional(model, order);
  }

  /** The policies of this shape as policies of {@link #inTurn}, to whom prefixes do not matter. */
  public double[][][] inTurn(double[][][] policies) {
    if (conditional) {
      return policies;
    }
    PolicySpace turns = inTurn();
    double[][][] result = turns.uniform();
    for (int agent = 0; agent < result.length; agent++) {
      for (int row = 0; row < result[agent].length; row++) {
        result[agent][row] = policies[agent][turns.stateOf(agent, row)];
      }
    }
    return result;
  }

  /**
   * The policies that every agent would play on its own, {@code [agent][state][action]}: the
   * marginals of the joint policy.
   */
  public double[][][] marginals(double[][][] policies) {
    if (!conditional) {
      return policies;
    }
    double[] joint = new double[model.states() * model.jointActions()];
    joint(policies, joint);
    double[][][] result = independent(model).uniform();
    for (int agent = 0; agent < result.length; agent++) {
      for (int state = 0; state < model.states(); state++) {
        if (!model.isTerminal(state)) {
          Arrays.fill(result[agent][state], 0);
          for (int i = 0; i < model.jointActions(); i++) {
            result[agent][state][model.action(agent, i)] += joint[model.pair(state, i)];
          }
        }
      }
    }
    return result;
  }
}
