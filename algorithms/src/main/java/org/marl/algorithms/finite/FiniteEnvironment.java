package org.marl.algorithms.finite;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.plan.MatrixGame;
import org.marl.core.random.RandomStream;

/**
 * A finite game as an environment: every agent, and central critics, see the state one-hot; the
 * only state of a one-shot game is the number 1. An episode terminates where the game says so. One
 * that could go on for ever is cut after the steps that hold 99 % of the discounted weight, or
 * after {@value #LONGEST} where nothing is discounted.
 */
public final class FiniteEnvironment implements VectorEnvironment {
  private static final int LONGEST = 1000;
  private static final double LEAST_WEIGHT = 0.01;

  private final FiniteModel model;
  private final EnvironmentSpec spec;
  private final List<RandomStream> streams;
  private final int[] states;
  private final int[] ages;

  /**
   * Copies of the game.
   *
   * @param streams one for every copy
   */
  public FiniteEnvironment(FiniteModel model, List<RandomStream> streams) {
    this.model = model;
    this.spec = spec(model);
    this.streams = List.copyOf(streams);
    this.states = new int[streams.size()];
    this.ages = new int[streams.size()];
  }

  /** What every environment of the game has. */
  public static EnvironmentSpec spec(FiniteModel model) {
    return new EnvironmentSpec(
        model.game().agents(),
        Collections.nCopies(model.agents(), model.states()),
        new ActionSpace.Discrete(model.game().actions().stream().map(List::size).toList()),
        model.states(),
        limit(model),
        true,
        false,
        false,
        "the reward that the game states, common to all agents");
  }

  private static int limit(FiniteModel model) {
    double discount = model.discount();
    return discount > 0 && discount < 1
        ? Math.min(LONGEST, (int) Math.ceil(Math.log(LEAST_WEIGHT) / Math.log(discount)))
        : LONGEST;
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public int copies() {
    return states.length;
  }

  @Override
  public void reset(JointObservation target) {
    for (int copy = 0; copy < states.length; copy++) {
      begin(copy);
    }
    observe(target);
  }

  private void begin(int copy) {
    states[copy] = draw(model.start(), streams.get(copy));
    ages[copy] = 0;
  }

  /** An index with a probability in proportion to its weight; weights sum to one. */
  private static int draw(double[] weights, RandomStream stream) {
    double left = stream.nextDouble();
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    // Rounding: the last one that can be.
    int last = weights.length - 1;
    while (weights[last] == 0) {
      last--;
    }
    return last;
  }

  @Override
  public void step(JointAction actions, StepResult result) {
    for (int copy = 0; copy < states.length; copy++) {
      int pair = model.pair(states[copy], joint(actions, copy));
      Arrays.fill(
          result.rewards(),
          copy * model.agents(),
          (copy + 1) * model.agents(),
          (float) model.rewards()[pair]);
      boolean over = isOver(pair, streams.get(copy));
      if (!over && !(model.game() instanceof MatrixGame)) {
        states[copy] = model.successors(pair)[draw(model.weights(pair), streams.get(copy))];
        over = model.isTerminal(states[copy]);
      }
      ages[copy]++;
      result.terminated()[copy] = over;
      result.truncated()[copy] = !over && ages[copy] >= spec.episodeLimit();
      if (result.ended(copy)) {
        show(copy, result.last());
        begin(copy);
      }
      show(copy, result.current());
    }
  }

  private int joint(JointAction actions, int copy) {
    int joint = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      int action = actions.indices()[copy * model.agents() + agent];
      if (action < 0 || action >= model.actions(agent)) {
        throw new IllegalArgumentException("agent " + agent + " has no action " + action);
      }
      joint = joint * model.actions(agent) + action;
    }
    return joint;
  }

  /** Does nothing follow, or does the one-shot game stop by chance? */
  private boolean isOver(int pair, RandomStream stream) {
    if (model.successors(pair).length == 0) {
      return true;
    }
    return model.game() instanceof MatrixGame && stream.nextDouble() >= model.weights(pair)[0];
  }

  @Override
  public void observe(JointObservation target) {
    for (int copy = 0; copy < states.length; copy++) {
      show(copy, target);
    }
  }

  private void show(int copy, JointObservation target) {
    int width = model.states();
    for (int agent = 0; agent < model.agents(); agent++) {
      mark(target.observations(), (copy * model.agents() + agent) * width, copy);
    }
    mark(target.states(), copy * width, copy);
  }

  private void mark(float[] oneHot, int from, int copy) {
    Arrays.fill(oneHot, from, from + model.states(), 0);
    oneHot[from + states[copy]] = 1;
  }

  @Override
  public EnvironmentState save() {
    long[] random = new long[streams.size() * RandomStream.STATE_LENGTH];
    for (int copy = 0; copy < streams.size(); copy++) {
      streams.get(copy).save(random, copy * RandomStream.STATE_LENGTH);
    }
    return EnvironmentState.of(
        Map.of(),
        Map.of(
            "states", Arrays.stream(states).asLongStream().toArray(),
            "ages", Arrays.stream(ages).asLongStream().toArray(),
            "random", random));
  }

  @Override
  public void restore(EnvironmentState state) {
    long[] savedStates = state.integers("states", states.length);
    long[] savedAges = state.integers("ages", ages.length);
    long[] random = state.integers("random", streams.size() * RandomStream.STATE_LENGTH);
    for (int copy = 0; copy < states.length; copy++) {
      states[copy] = Math.toIntExact(savedStates[copy]);
      ages[copy] = Math.toIntExact(savedAges[copy]);
      streams.get(copy).restore(random, copy * RandomStream.STATE_LENGTH);
    }
  }
}
