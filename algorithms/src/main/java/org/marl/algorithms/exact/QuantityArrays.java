package org.marl.algorithms.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.NamedArray;
import org.marl.core.expression.Axis;

/**
 * Lays tables of a finite game out along the named axes of expressions. An array lacks the axes
 * along which it does not vary; conditional policies vary with the joint action, which holds the
 * prefix that they know. Padded actions are 0.
 */
final class QuantityArrays {
  private final PolicySpace space;
  private final FiniteModel model;
  private final int actions;

  /** One entry per row of a policy's table, and joint action if policies are conditional. */
  private final List<Axis> perRow;

  private final List<Axis> perAction;
  private final List<Axis> perSample = List.of(Axis.AGENTS, Axis.STATES, Axis.SAMPLES);

  QuantityArrays(PolicySpace space) {
    this.space = space;
    this.model = space.model();
    int largest = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      largest = Math.max(largest, model.actions(agent));
    }
    this.actions = largest;
    this.perRow = axes();
    this.perAction = axes(Axis.ACTIONS);
  }

  int size(Axis axis) {
    return switch (axis) {
      case AGENTS -> model.agents();
      case ACTIONS -> actions;
      case STATES -> model.states();
      case SAMPLES -> model.jointActions();
      case TIME, DIMS, EPOCHS -> 1;
    };
  }

  boolean valid(int agent, int action) {
    return action < model.actions(agent);
  }

  /** {@code [agent]}; not copied. */
  NamedArray perAgent(double[] values) {
    return new NamedArray(List.of(Axis.AGENTS), new int[] {values.length}, values);
  }

  /** {@code [state]}. */
  NamedArray perState(double[] values) {
    return new NamedArray(List.of(Axis.STATES), new int[] {values.length}, values.clone());
  }

  /** {@code [pair]}; not copied. */
  NamedArray perPair(double[] values) {
    return new NamedArray(
        List.of(Axis.STATES, Axis.SAMPLES),
        new int[] {model.states(), model.jointActions()},
        values);
  }

  /** A table {@code [agent][row][action]}, entry by entry. */
  NamedArray perAction(double[][][] table, DoubleUnaryOperator entry) {
    int samples = space.isConditional() ? model.jointActions() : 1;
    double[] values = new double[model.agents() * model.states() * samples * actions];
    int at = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      for (int state = 0; state < model.states(); state++) {
        for (int joint = 0; joint < samples; joint++) {
          double[] row = table[agent][space.row(agent, state, joint)];
          for (int action = 0; action < row.length; action++) {
            values[at + action] = entry.applyAsDouble(row[action]);
          }
          at += actions;
        }
      }
    }
    return array(perAction, values);
  }

  /**
   * The reverse of {@link #perAction} for derivatives: what belongs to a row is added up.
   *
   * @param array as {@link #perAction} lays it out
   * @param weight what to multiply by
   * @param result {@code [row][action]}, added to
   */
  void addRows(NamedArray array, int agent, double weight, double[][] result) {
    int samples = space.isConditional() ? model.jointActions() : 1;
    int at = agent * model.states() * samples * actions;
    for (int state = 0; state < model.states(); state++) {
      for (int joint = 0; joint < samples; joint++) {
        double[] row = result[space.row(agent, state, joint)];
        for (int action = 0; action < row.length; action++) {
          row[action] += weight * array.values()[at + action];
        }
        at += actions;
      }
    }
  }

  /** The entry of an array without actions that a row of the agent's table reads. */
  static double entry(NamedArray array, PolicySpace space, int agent, int row) {
    int state = space.stateOf(agent, row);
    int index = 0;
    for (Axis axis : array.axes()) {
      int coordinate =
          switch (axis) {
            case AGENTS -> agent;
            case STATES -> state;
            case SAMPLES -> firstJointAction(space, agent, state, row);
            case TIME, ACTIONS, DIMS, EPOCHS ->
                throw new IllegalArgumentException(array.toString());
          };
      index = index * array.size(axis) + coordinate;
    }
    return array.values()[index];
  }

  private static int firstJointAction(PolicySpace space, int agent, int state, int row) {
    int joint = 0;
    while (space.row(agent, state, joint) != row) {
      joint++;
    }
    return joint;
  }

  private List<Axis> axes(Axis... inner) {
    List<Axis> axes = new ArrayList<>(List.of(Axis.AGENTS, Axis.STATES));
    if (space.isConditional()) {
      axes.add(Axis.SAMPLES);
    }
    axes.addAll(List.of(inner));
    return List.copyOf(axes);
  }

  private NamedArray array(List<Axis> axes, double[] values) {
    int[] sizes = new int[axes.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = size(axes.get(i));
    }
    return new NamedArray(axes, sizes, values);
  }

  /** A number for an agent, the row that it reads, and the action that it takes. */
  interface Entry {
    double of(int agent, int row, int action);
  }

  /** One number per agent, state and joint action. */
  NamedArray perSample(Entry entry) {
    double[] values = new double[model.agents() * model.states() * model.jointActions()];
    int at = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      for (int state = 0; state < model.states(); state++) {
        for (int joint = 0; joint < model.jointActions(); joint++) {
          int row = space.row(agent, state, joint);
          values[at++] = entry.of(agent, row, model.action(agent, joint));
        }
      }
    }
    return array(perSample, values);
  }

  NamedArray actionsTaken() {
    return perSample((agent, row, action) -> action);
  }

  /** New over old; 1 where the old policy never goes: no sample is there, and 1 is finite. */
  NamedArray ratio(double[][][] policies, double[][][] old) {
    return perSample(
        (agent, row, action) -> {
          double before = old[agent][row][action];
          return before == 0 ? 1 : policies[agent][row][action] / before;
        });
  }

  /** Q of the action taken minus V. */
  NamedArray advantage(double[][][] actionValues, double[] values) {
    return perSample(
        (agent, row, action) ->
            actionValues[agent][row][action] - values[space.stateOf(agent, row)]);
  }

  NamedArray entropy(double[][][] policies) {
    int samples = space.isConditional() ? model.jointActions() : 1;
    double[] values = new double[model.agents() * model.states() * samples];
    int at = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      for (int state = 0; state < model.states(); state++) {
        for (int joint = 0; joint < samples; joint++) {
          double sum = 0;
          for (double x : policies[agent][space.row(agent, state, joint)]) {
            sum -= x == 0 ? 0 : x * Math.log(x);
          }
          values[at++] = sum;
        }
      }
    }
    return array(perRow, values);
  }
}
