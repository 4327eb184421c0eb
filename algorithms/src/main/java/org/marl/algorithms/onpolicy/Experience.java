package org.marl.algorithms.onpolicy;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** Copies of an environment in which the learner's agents act. */
final class Experience implements AutoCloseable {
  private static final long NONE = -1;

  private final VectorEnvironment environment;
  private final EnvironmentSpec spec;
  private final Sizes sizes;
  private final int copies;
  private final StepResult result;
  private final JointAction actions;
  private final long[] previous;
  private final float[] noise;
  private final float[] starts;
  private final Actor actor;

  /**
   * Copies at the start of an episode.
   *
   * @param learner whose policies act
   * @param streams of random numbers, one for each copy
   */
  Experience(EnvironmentFactory factory, Learner learner, List<RandomStream> streams) {
    this.environment = factory.create(streams);
    this.spec = environment.spec();
    this.sizes = learner.learning().sizes();
    this.copies = environment.copies();
    this.result = StepResult.allocate(spec, copies);
    this.actions = JointAction.allocate(spec, copies);
    this.previous = new long[copies * sizes.agents()];
    this.noise = new float[copies * sizes.agents() * sizes.actions()];
    this.starts = new float[copies];
    this.actor = learner.actor(copies);
    environment.reset(result.current());
    Arrays.fill(starts, 1);
    Arrays.fill(previous, NONE);
  }

  /** What the last step gave. */
  StepResult result() {
    return result;
  }

  JointAction actions() {
    return actions;
  }

  long[] previous() {
    return previous;
  }

  /** {@code [E]}: 1 where the next step is the first of an episode. */
  float[] starts() {
    return starts;
  }

  /** The policies' recurrent state after the last step, {@code [N, E, units]}. */
  float[] memory() {
    return actor.memory();
  }

  int copies() {
    return copies;
  }

  /** One step in which actions are drawn from the policies. */
  void sample(RandomStream random, double exploring) {
    boolean vectors = spec.actions() instanceof ActionSpace.Continuous;
    for (int i = 0; i < noise.length; i++) {
      noise[i] = vectors ? (float) random.nextGaussian() : gumbel(random);
    }
    act(exploring);
  }

  /** The negative logarithm of an exponential variable. */
  private static float gumbel(RandomStream random) {
    double exponential = -Math.log(1 - random.nextDouble());
    return (float) -Math.log(Math.max(exponential, Double.MIN_NORMAL));
  }

  /**
   * One step in which every agent takes its most probable action, of a Gaussian policy the mean.
   */
  void greedy() {
    Arrays.fill(noise, 0);
    act(0);
  }

  private void act(double exploring) {
    actor.act(result.current(), previous, starts, noise, exploring, actions);
  }

  /** Plays the actions that were chosen. */
  void step() {
    environment.step(actions, result);
    for (int copy = 0; copy < copies; copy++) {
      starts[copy] = result.ended(copy) ? 1 : 0;
    }
    // Only numbered actions are seen afterwards.
    for (int place = 0; place < actions.indices().length; place++) {
      previous[place] = result.ended(place / sizes.agents()) ? NONE : actions.indices()[place];
    }
  }

  /** The reward of the team in a copy: what all receive, or the sum of what each does. */
  double teamReward(int copy) {
    int first = copy * sizes.agents();
    if (spec.teamReward()) {
      return result.rewards()[first];
    }
    double sum = 0;
    for (int agent = 0; agent < sizes.agents(); agent++) {
      sum += result.rewards()[first + agent];
    }
    return sum;
  }

  /** Adds everything that decides how the copies go on, as it is now. */
  void save(CheckpointBuilder checkpoint, String name) {
    checkpoint
        .environment(name, environment.save())
        .tensor(name + "_previous_actions", previous.clone())
        .tensor(name + "_starts", starts.clone())
        .tensor(name + "_memory", actor.memory());
  }

  /** Goes on where the copies were. */
  void restore(Checkpoint checkpoint, String name) {
    environment.restore(checkpoint.environment(name));
    environment.observe(result.current());
    copy(checkpoint.longs(name + "_previous_actions", previous.length), previous);
    copy(checkpoint.floats(name + "_starts", starts.length), starts);
    actor.remember(checkpoint.floats(name + "_memory", actor.memory().length));
  }

  private static void copy(Object from, Object to) {
    System.arraycopy(from, 0, to, 0, Array.getLength(to));
  }

  @Override
  public void close() {
    actor.close();
    environment.close();
  }
}
