package org.marl.algorithms.finite;

import java.util.Arrays;
import java.util.List;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.MatrixGame;

/**
 * The tables of a finite game. One-shot games are games of one state: with stop probabilities the
 * state follows on itself with the probability that the game goes on, without them nothing follows.
 * A game with a horizon has each state once per step, so that policies may depend on the time left.
 *
 * <p>Joint actions are numbered with the first agent outermost. What follows is weighed by {@link
 * #weights} times {@link #continuation}: the probability of the next state and the discount. The
 * tables are the plan's own, not copies.
 */
public final class FiniteModel {
  private static final int[] NOWHERE = new int[0];
  private static final double[] NOTHING = new double[0];
  private static final int[] ITSELF = {0};

  private final Game game;
  private final int[] actions;
  private final int jointActions;
  private final double[] start;
  private final double continuation;
  private final boolean[] terminal;

  /** {@code [agent][joint action]}: what the agent does in it. */
  private final int[][] parts;

  /** {@code [state * jointActions + joint action]}; 0 in terminal states. */
  private final double[] reward;

  private final int[][] successors;
  private final double[][] weights;

  /** Made when somebody asks; whoever asks twice gets the same. */
  private SparsePattern pattern;

  private FiniteModel(Game game, double[] start, double continuation) {
    this.game = game;
    this.actions = game.actions().stream().mapToInt(List::size).toArray();
    this.jointActions = Arrays.stream(actions).reduce(1, Math::multiplyExact);
    this.parts = parts(actions, jointActions);
    this.start = start;
    this.continuation = continuation;
    this.terminal = new boolean[start.length];
    int pairs = Math.multiplyExact(start.length, jointActions);
    this.reward = new double[pairs];
    this.successors = new int[pairs][];
    this.weights = new double[pairs][];
  }

  private static int[][] parts(int[] actions, int jointActions) {
    int[][] parts = new int[actions.length][jointActions];
    int stride = jointActions;
    for (int agent = 0; agent < actions.length; agent++) {
      stride /= actions[agent];
      for (int joint = 0; joint < jointActions; joint++) {
        parts[agent][joint] = joint / stride % actions[agent];
      }
    }
    return parts;
  }

  /**
   * The model of a game that is given by tables.
   *
   * @throws IllegalArgumentException if it is an environment
   */
  public static FiniteModel of(Game game) {
    if (game instanceof MatrixGame matrix) {
      return of(matrix);
    }
    if (game instanceof MarkovGame markov) {
      return of(markov);
    }
    throw new IllegalArgumentException(game.name() + " is not given by tables");
  }

  private static FiniteModel of(MatrixGame game) {
    FiniteModel model = new FiniteModel(game, new double[] {1}, 1);
    for (int joint = 0; joint < model.jointActions; joint++) {
      model.reward[joint] = game.reward()[joint];
      double goesOn = game.stop().isPresent() ? 1 - game.stop().get()[joint] : 0;
      model.successors[joint] = goesOn > 0 ? ITSELF : NOWHERE;
      model.weights[joint] = goesOn > 0 ? new double[] {goesOn} : NOTHING;
    }
    return model;
  }

  private static FiniteModel of(MarkovGame game) {
    int phases = game.horizon().orElse(1);
    int declared = game.states().size();
    double[] start = Arrays.copyOf(game.start(), Math.multiplyExact(declared, phases));
    FiniteModel model = new FiniteModel(game, start, game.discount());
    for (int state = 0; state < model.states(); state++) {
      List<Transition> row = game.transitions().get(state % declared);
      boolean last = game.horizon().isPresent() && state / declared == phases - 1;
      int nextPhase = game.horizon().isPresent() ? state - state % declared + declared : 0;
      model.terminal[state] = row.isEmpty();
      for (int joint = 0; joint < model.jointActions; joint++) {
        int pair = model.pair(state, joint);
        model.reward[pair] = row.isEmpty() ? 0 : row.get(joint).reward();
        model.successors[pair] =
            row.isEmpty() || last ? NOWHERE : shifted(row.get(joint).next(), nextPhase);
        model.weights[pair] = row.isEmpty() || last ? NOTHING : row.get(joint).probability();
      }
    }
    return model;
  }

  private static int[] shifted(int[] states, int by) {
    return by == 0 ? states : Arrays.stream(states).map(state -> state + by).toArray();
  }

  /** The game, for names. */
  public Game game() {
    return game;
  }

  public int agents() {
    return actions.length;
  }

  /** How many actions the agent has. */
  public int actions(int agent) {
    return actions[agent];
  }

  /** How many joint actions there are; the same in every state. */
  public int jointActions() {
    return jointActions;
  }

  public int states() {
    return start.length;
  }

  /** The name of a state; a one-shot game has one without a name. */
  public String state(int state) {
    if (!(game instanceof MarkovGame markov)) {
      return "";
    }
    String name = markov.states().get(declared(state));
    return markov.horizon().isPresent()
        ? name + "` at step `" + state / markov.states().size()
        : name;
  }

  /**
   * The state of the game that a state of the model is. They differ where there is a horizon: then
   * the model has every state once for each step of an episode, those of the first step first.
   */
  public int declared(int state) {
    return game instanceof MarkovGame markov ? state % markov.states().size() : state;
  }

  /** Does the episode end on entering the state? Nobody acts there, and its value is 0. */
  public boolean isTerminal(int state) {
    return terminal[state];
  }

  /** Probability of each state at the start of an episode; not a copy. */
  public double[] start() {
    return start;
  }

  /** The index of a state and joint action in the tables. */
  public int pair(int state, int jointAction) {
    return state * jointActions + jointAction;
  }

  /** The agent's action in a joint action. */
  public int action(int agent, int jointAction) {
    return parts[agent][jointAction];
  }

  /** Rewards, {@code [pair]}; not a copy. */
  public double[] rewards() {
    return reward;
  }

  /** The states that may follow a pair. */
  public int[] successors(int pair) {
    return successors[pair];
  }

  /** The probabilities of the successors; they sum to less than 1 where the game may stop. */
  public double[] weights(int pair) {
    return weights[pair];
  }

  /** The states that may follow each other, whatever the joint policy. */
  SparsePattern pattern() {
    if (pattern == null) {
      pattern = SparsePattern.of(this);
    }
    return pattern;
  }

  /** Gamma; 0 for one-shot games, which have no next step to discount. */
  public double discount() {
    return game instanceof MarkovGame ? continuation : 0;
  }

  /** What weights are multiplied by: the discount; 1 for games that stop by chance instead. */
  public double continuation() {
    return continuation;
  }

  /** Expected value of what follows a pair, discounted. */
  public double following(int pair, double[] values) {
    int[] next = successors[pair];
    double[] weight = weights[pair];
    // Two sums at a time: one alone would wait for itself.
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < next.length; i += 2) {
      even += weight[i] * values[next[i]];
      odd += weight[i + 1] * values[next[i + 1]];
    }
    if (i < next.length) {
      even += weight[i] * values[next[i]];
    }
    return continuation * (even + odd);
  }
}
