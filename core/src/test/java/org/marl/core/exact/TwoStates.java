package org.marl.core.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;

/**
 * A game of two states and two agents with two and three actions as a source of quantities, all at
 * random. The live policies are arbitrary positive numbers, so that each can be moved on its own.
 */
final class TwoStates implements QuantitySource {
  private static final int STATES = 2;
  private static final int[] ACTIONS = {2, 3};
  private static final int JOINT = 6;
  private static final int PADDED = 3;

  private final boolean conditional;
  private final double[] policy;
  private final double[] old;
  private final double[] q;
  private final double[] value = {0.3, -0.7};
  private final double[] stateWeights = {0.35, 0.65};
  private final double[] jointWeights = {0.1, 0, 0.2, 0.25, 0.15, 0.3};

  /**
   * A game.
   *
   * @param conditional do policies depend on the joint action too?
   */
  TwoStates(boolean conditional, long seed) {
    Random random = new Random(seed);
    this.conditional = conditional;
    int length = 2 * STATES * (conditional ? JOINT : 1) * PADDED;
    this.policy = random.doubles(length, 0.1, 0.9).toArray();
    this.old = random.doubles(length, 0.1, 0.9).toArray();
    this.q = random.doubles(length, -2, 2).toArray();
  }

  private TwoStates(TwoStates game, double[] policy) {
    this.conditional = game.conditional;
    this.policy = policy;
    this.old = game.old;
    this.q = game.q;
  }

  /** The same game at other live policies. */
  TwoStates at(double[] otherPolicy) {
    return new TwoStates(this, otherPolicy);
  }

  /** The same game where nothing has moved yet. */
  TwoStates atOld() {
    return at(old.clone());
  }

  double[] policy() {
    return policy.clone();
  }

  /** Is the entry of the policies an action that exists? */
  boolean isAction(int entry) {
    int agent = entry / (policy.length / 2);
    return entry % PADDED < ACTIONS[agent];
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    double[] pi = copy == Copy.LIVE ? policy : old;
    return switch (quantity) {
      case PI -> perAction(pi);
      case PI_OLD -> perAction(old);
      case LOG_PI -> perAction(Arrays.stream(pi).map(Math::log).toArray());
      case Q_TABLE -> perAction(q);
      case ACTION -> perSample((agent, state, joint) -> taken(agent, joint));
      case PROB -> perSample((agent, state, joint) -> pi[place(agent, state, joint)]);
      case LOG_PROB -> perSample((agent, state, joint) -> Math.log(pi[place(agent, state, joint)]));
      case RATIO ->
          perSample(
              (agent, state, joint) ->
                  pi[place(agent, state, joint)] / old[place(agent, state, joint)]);
      case ADVANTAGE ->
          perSample((agent, state, joint) -> q[place(agent, state, joint)] - value[state]);
      case ENTROPY -> entropy(pi);
      case VALUE -> new NamedArray(List.of(Axis.STATES), new int[] {STATES}, value);
      default -> throw new IllegalArgumentException(quantity + " is not in this game");
    };
  }

  private static int taken(int agent, int joint) {
    return agent == 0 ? joint / ACTIONS[1] : joint % ACTIONS[1];
  }

  private int row(int agent, int state, int joint) {
    return conditional ? (agent * STATES + state) * JOINT + joint : agent * STATES + state;
  }

  private int place(int agent, int state, int joint) {
    return row(agent, state, joint) * PADDED + taken(agent, joint);
  }

  private NamedArray perAction(double[] values) {
    return array(values, Axis.ACTIONS);
  }

  private NamedArray array(double[] values, Axis... inner) {
    List<Axis> axes = new ArrayList<>(List.of(Axis.AGENTS, Axis.STATES));
    if (conditional) {
      axes.add(Axis.SAMPLES);
    }
    axes.addAll(List.of(inner));
    return new NamedArray(axes, axes.stream().mapToInt(this::size).toArray(), values.clone());
  }

  private interface Entry {
    double at(int agent, int state, int joint);
  }

  private static NamedArray perSample(Entry entry) {
    double[] values = new double[2 * STATES * JOINT];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.at(i / (STATES * JOINT), i / JOINT % STATES, i % JOINT);
    }
    return new NamedArray(
        List.of(Axis.AGENTS, Axis.STATES, Axis.SAMPLES), new int[] {2, STATES, JOINT}, values);
  }

  private NamedArray entropy(double[] pi) {
    double[] values = new double[pi.length / PADDED];
    for (int entry = 0; entry < pi.length; entry++) {
      values[entry / PADDED] -= isAction(entry) ? pi[entry] * Math.log(pi[entry]) : 0;
    }
    return array(values);
  }

  @Override
  public int size(Axis axis) {
    return switch (axis) {
      case AGENTS -> 2;
      case STATES -> STATES;
      case SAMPLES -> JOINT;
      case ACTIONS -> PADDED;
      case TIME, DIMS, EPOCHS -> 1;
    };
  }

  @Override
  public boolean valid(int agent, int action) {
    return action < ACTIONS[agent];
  }

  @Override
  public double stateWeight(int state) {
    return stateWeights[state];
  }

  @Override
  public double jointActionWeight(int state, int jointAction) {
    return jointWeights[jointAction];
  }
}
