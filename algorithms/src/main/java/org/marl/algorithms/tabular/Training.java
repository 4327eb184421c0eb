package org.marl.algorithms.tabular;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.marl.algorithms.exploration.Exploration;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.SplittableStreams;
import org.marl.core.run.RunFailure;

/**
 * Agents that play a game and learn after every step, each for itself. The game and every agent
 * have random streams of their own.
 */
final class Training {
  private final FiniteModel model;
  private final Exploration exploration;
  private final long horizon;
  private final GameSimulator simulator;
  private final List<AgentLearner> learners = new ArrayList<>();
  private final List<SplittableRandom> choices = new ArrayList<>();
  private final double[][] probabilities;
  private final int[] actions;

  /** {@code [state]}: the steps taken in it so far. */
  private final long[] visits;

  private long steps;
  private int state;

  /** Steps taken in the present episode. */
  private long age;

  @Inject
  Training(RunPlan plan, TabularConfig config, FiniteModel model, Exploration exploration) {
    this.model = model;
    this.exploration = exploration;
    this.horizon = config.horizon();
    this.simulator = new GameSimulator(model, SplittableStreams.stream(plan.seed(), "game"));
    this.probabilities = new double[model.agents()][];
    this.actions = new int[model.agents()];
    this.visits = new long[model.states()];
    for (int agent = 0; agent < model.agents(); agent++) {
      learners.add(learner(config, agent));
      String stream = "exploration of " + plan.game().agents().get(agent);
      choices.add(SplittableStreams.stream(plan.seed(), stream));
      probabilities[agent] = new double[model.actions(agent)];
    }
  }

  private AgentLearner learner(TabularConfig config, int agent) {
    LearningRate rate = new LearningRate(config.lr(), config.decay());
    ActionTable table = new ActionTable(model, agent, config.initial(), rate);
    double discount = model.continuation();
    return switch (config.transitions()) {
      case OBSERVED -> new QLearner(table, discount);
      case IDEAL ->
          new IdealLearner(table, new OutcomeTable(model, agent, config.initial(), rate), discount);
    };
  }

  /**
   * One step of the game, from which every agent learns.
   *
   * @throws RunFailure if no step can be taken, or a value overflows
   */
  void step() {
    if (age == 0) {
      state = simulator.start();
    }
    int joint = 0;
    for (int agent = 0; agent < actions.length; agent++) {
      probabilities(agent, state, probabilities[agent]);
      actions[agent] = Chance.draw(probabilities[agent], choices.get(agent));
      joint = joint * model.actions(agent) + actions[agent];
    }
    double reward = model.rewards()[model.pair(state, joint)];
    int next = simulator.next(state, joint);
    for (int agent = 0; agent < actions.length; agent++) {
      learners.get(agent).learn(new Experience(state, actions[agent], reward, next));
      requireFinite(agent);
    }
    visits[state]++;
    steps++;
    age++;
    if (age == horizon || next == Experience.OVER) {
      age = 0;
    }
    state = next;
  }

  private void requireFinite(int agent) {
    double value = table(agent).values()[state][actions[agent]];
    if (!Double.isFinite(value)) {
      String name = model.state(state);
      throw new RunFailure(
          "the value of action `%s` of agent `%s`%s is %s after %d steps"
              .formatted(
                  model.game().actions().get(agent).get(actions[agent]),
                  model.game().agents().get(agent),
                  name.isEmpty() ? "" : " in state `" + name + "`",
                  Double.isNaN(value) ? "not a number" : "infinite",
                  steps + 1));
    }
  }

  FiniteModel model() {
    return model;
  }

  /** Environment steps taken so far. */
  long steps() {
    return steps;
  }

  /** What the agent has learned. */
  ActionTable table(int agent) {
    return learners.get(agent).actionValues();
  }

  /** Writes the probabilities with which the agent now acts in a state. */
  void probabilities(int agent, int inState, double[] result) {
    exploration.probabilities(table(agent).values()[inState], steps, result);
  }

  /** The share of a state in all steps so far; before the first step, in its start. */
  double share(int inState) {
    return steps == 0 ? model.start()[inState] : (double) visits[inState] / steps;
  }
}
