package org.marl.core.exact;

import java.util.List;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;

/**
 * A one-state game of two agents as a source of quantities, computed by definition. Padded entries
 * are not numbers, so that any use of them shows.
 */
class TwoPlayers implements QuantitySource {
  private final double[][] reward;
  private final double[][] old;
  private final double[][] policy;

  /** A game [first action][second action] and the policies of both agents before and after. */
  TwoPlayers(double[][] reward, double[][] old, double[][] policy) {
    this.reward = reward;
    this.old = old;
    this.policy = policy;
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI -> perAction((agent, action) -> policy[agent][action]);
      case PI_OLD -> perAction((agent, action) -> old[agent][action]);
      case Q_TABLE -> perAction(this::averaged);
      case ACTION -> perSample(this::taken);
      case RATIO ->
          perSample((agent, s) -> policy[agent][taken(agent, s)] / old[agent][taken(agent, s)]);
      case ADVANTAGE -> perSample((agent, s) -> averaged(agent, taken(agent, s)) - value());
      case REWARD -> {
        double[] values = new double[size(Axis.SAMPLES)];
        for (int s = 0; s < values.length; s++) {
          values[s] = reward[taken(0, s)][taken(1, s)];
        }
        yield new NamedArray(List.of(Axis.SAMPLES), new int[] {values.length}, values);
      }
      case N -> NamedArray.of(2);
      default -> throw new IllegalArgumentException(quantity + " is not in this game");
    };
  }

  /** A number for an agent and an action or a sample. */
  private interface Entry {
    double at(int agent, int index);
  }

  private NamedArray perSample(Entry entry) {
    int samples = size(Axis.SAMPLES);
    double[] values = new double[2 * samples];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.at(i / samples, i % samples);
    }
    return new NamedArray(List.of(Axis.AGENTS, Axis.SAMPLES), new int[] {2, samples}, values);
  }

  private NamedArray perAction(Entry entry) {
    int samples = size(Axis.SAMPLES);
    int actions = size(Axis.ACTIONS);
    double[] values = new double[2 * samples * actions];
    for (int i = 0; i < values.length; i++) {
      int agent = i / (samples * actions);
      int action = i % actions;
      values[i] = valid(agent, action) ? entry.at(agent, action) : Double.NaN;
    }
    return new NamedArray(
        List.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS), new int[] {2, samples, actions}, values);
  }

  private double averaged(int agent, int action) {
    double sum = 0;
    for (int other = 0; other < old[1 - agent].length; other++) {
      sum += old[1 - agent][other] * (agent == 0 ? reward[action][other] : reward[other][action]);
    }
    return sum;
  }

  private double value() {
    double sum = 0;
    for (int action = 0; action < old[0].length; action++) {
      sum += old[0][action] * averaged(0, action);
    }
    return sum;
  }

  private int taken(int agent, int sample) {
    return agent == 0 ? sample / old[1].length : sample % old[1].length;
  }

  @Override
  public int size(Axis axis) {
    return switch (axis) {
      case AGENTS -> 2;
      case SAMPLES -> old[0].length * old[1].length;
      case ACTIONS -> Math.max(old[0].length, old[1].length);
      case TIME, STATES, DIMS, EPOCHS -> 1;
    };
  }

  @Override
  public boolean valid(int agent, int action) {
    return action < old[agent].length;
  }

  @Override
  public double stateWeight(int state) {
    return 1;
  }

  @Override
  public double jointActionWeight(int state, int sample) {
    return old[0][taken(0, sample)] * old[1][taken(1, sample)];
  }
}
