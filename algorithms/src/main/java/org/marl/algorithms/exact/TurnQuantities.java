package org.marl.algorithms.exact;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Schedule;

/**
 * What the expressions of an update speak of while agents take their turn. Samples are the states
 * and joint actions, weighted as the old policies visit them; Q and advantages are those of the
 * turn, {@code value} is that of the old joint policy. Live policies are what the caller says.
 */
final class TurnQuantities implements QuantitySource {
  /** Changes whenever the live policies do. */
  private static final Set<Quantity> LIVE =
      EnumSet.of(
          Quantity.PI,
          Quantity.LOG_PI,
          Quantity.PROB,
          Quantity.LOG_PROB,
          Quantity.RATIO,
          Quantity.ENTROPY);

  /** Always the same in a run. */
  private static final Set<Quantity> CONSTANT =
      EnumSet.of(Quantity.ACTION, Quantity.REWARD, Quantity.N, Quantity.GAMMA);

  private final Turn turn;
  private final boolean joint;
  private final Schedule schedule;
  private final PolicySpace space;
  private final FiniteModel model;
  private final QuantityArrays arrays;
  private final double[] shares;
  private final Map<Quantity, NamedArray> constants = new EnumMap<>(Quantity.class);
  private final Map<Quantity, NamedArray> ofTurn = new EnumMap<>(Quantity.class);
  private final Map<Quantity, NamedArray> ofPolicies = new EnumMap<>(Quantity.class);
  private double[][][] policies;

  /** Not a number until somebody asks. */
  private double steps = Double.NaN;

  TurnQuantities(Turn turn, ExactConfig config, Schedule schedule) {
    this.turn = turn;
    this.joint = config.joint().contains(Quantity.ADVANTAGE);
    this.schedule = schedule;
    this.space = turn.space();
    this.model = space.model();
    this.arrays = new QuantityArrays(space);
    this.shares = new double[model.states()];
    this.policies = turn.old();
  }

  /** The turn has come to other agents; live policies are the present ones. */
  void begin() {
    ofTurn.clear();
    steps = Double.NaN;
    setPolicies(turn.policies());
  }

  /**
   * Sets the live policies, or says that they have moved.
   *
   * @param live {@code [agent][row][action]}, not copied
   */
  void setPolicies(double[][][] live) {
    policies = live;
    ofPolicies.clear();
  }

  QuantityArrays arrays() {
    return arrays;
  }

  /** The expected number of steps of an episode of the old policies. */
  double steps() {
    if (Double.isNaN(steps)) {
      steps = Occupancy.normalise(model, turn.visits(), shares);
    }
    return steps;
  }

  @Override
  public int size(Axis axis) {
    return arrays.size(axis);
  }

  @Override
  public boolean valid(int agent, int action) {
    return arrays.valid(agent, action);
  }

  @Override
  public double stateWeight(int state) {
    return steps() == 0 ? 0 : shares[state];
  }

  @Override
  public double jointActionWeight(int state, int jointAction) {
    return turn.joint()[model.pair(state, jointAction)];
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    if (!LIVE.contains(quantity)) {
      return (CONSTANT.contains(quantity) ? constants : ofTurn)
          .computeIfAbsent(quantity, this::ofTurn);
    }
    return copy == Copy.LIVE
        ? ofPolicies.computeIfAbsent(quantity, of -> ofPolicies(of, policies))
        : ofPolicies(quantity, turn.old());
  }

  private NamedArray ofPolicies(Quantity quantity, double[][][] of) {
    return switch (quantity) {
      case PI -> arrays.perAction(of, x -> x);
      case LOG_PI -> arrays.perAction(of, Math::log);
      case PROB -> arrays.perSample((agent, row, action) -> of[agent][row][action]);
      case LOG_PROB -> arrays.perSample((agent, row, action) -> Math.log(of[agent][row][action]));
      case RATIO -> arrays.ratio(of, turn.old());
      case ENTROPY -> arrays.entropy(of);
      default -> throw new AssertionError(quantity);
    };
  }

  private double[][][] actionValues() {
    double[][][] all = new double[model.agents()][][];
    Arrays.setAll(all, turn::actionValues);
    return all;
  }

  /** The team's, times how much likelier predecessors' new policies make the joint action. */
  private double[] jointAdvantage() {
    double[] result = new double[model.states() * model.jointActions()];
    for (int state = 0; state < model.states(); state++) {
      for (int joint = 0; joint < model.jointActions(); joint++) {
        int pair = model.pair(state, joint);
        double gain = turn.jointActionValues()[pair] - turn.values()[state];
        result[pair] = preceding(state, joint) * gain;
      }
    }
    return result;
  }

  /** Agents whose turn has not come, or is now, have their old policies. */
  private double preceding(int state, int joint) {
    double product = 1;
    for (int agent = 0; agent < model.agents(); agent++) {
      int row = space.row(agent, state, joint);
      int action = model.action(agent, joint);
      double before = turn.old()[agent][row][action];
      product *= before == 0 ? 1 : turn.policies()[agent][row][action] / before;
    }
    return product;
  }

  @Override
  public NamedArray coefficient(Node coefficient) {
    return turn.coefficients().value(coefficient, turn.iteration());
  }

  private NamedArray ofTurn(Quantity quantity) {
    return switch (quantity) {
      case PI_OLD -> arrays.perAction(turn.old(), x -> x);
      case Q_TABLE -> arrays.perAction(actionValues(), x -> x);
      case ACTION -> arrays.actionsTaken();
      case ADVANTAGE ->
          joint
              ? arrays.perPair(jointAdvantage())
              : arrays.advantage(actionValues(), turn.values());
      case REWARD -> arrays.perPair(model.rewards());
      case VALUE -> arrays.perState(turn.values());
      case N -> NamedArray.of(model.agents());
      case GAMMA -> NamedArray.of(model.discount());
      case STEPS -> NamedArray.of(turn.iteration() - 1.0);
      case PROGRESS -> NamedArray.of((turn.iteration() - 1.0) / schedule.length());
      default ->
          throw new IllegalArgumentException(quantity.word() + " is not known during an update");
    };
  }
}
