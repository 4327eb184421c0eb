package org.marl.algorithms.onpolicy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import org.marl.core.engine.BoundProgram;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.SharedTensor;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;

/**
 * Policies that act in copies of an environment. The tensors of a step stay the same from step to
 * step, so that a step costs one call and a few copies of plain arrays.
 */
final class Actor implements AutoCloseable {
  private final Learning learning;
  private final NDManager manager;
  private final int copies;
  private final Map<String, SharedTensor> tensors = new HashMap<>();
  private final BoundProgram program;
  private final long[] actions;
  private final float[] values;
  private final float[] seen;

  /**
   * Those who act in some copies.
   *
   * @param act the program
   * @param weights of the policies by the names of inputs, which stay those tensors
   * @param manager owns the tensors of a step and is closed with the actor
   */
  Actor(
      Learning learning,
      CompiledProgram act,
      Map<String, NDArray> weights,
      NDManager manager,
      int copies) {
    this.learning = learning;
    this.manager = manager;
    this.copies = copies;
    int places = copies * learning.sizes().agents();
    this.actions = new long[places];
    this.values =
        new float[learning.vectors().isPresent() ? places * learning.sizes().actions() : 0];
    this.seen = new float[places * learning.sizes().observation()];
    this.program = act.bind(act.program().inputs().stream().map(n -> input(n, weights)).toList());
  }

  private NDArray input(String name, Map<String, NDArray> weights) {
    return weights.containsKey(name)
        ? weights.get(name)
        : tensors.computeIfAbsent(name, this::tensor).array();
  }

  private SharedTensor tensor(String name) {
    Sizes sizes = learning.sizes();
    int agents = sizes.agents();
    return switch (name) {
      case Names.OBSERVATIONS -> SharedTensor.floats(manager, agents, copies, sizes.observation());
      case Names.NOISE -> SharedTensor.floats(manager, agents, copies, sizes.actions());
      case Names.ACTIONS ->
          learning.vectors().isPresent()
              ? SharedTensor.floats(manager, agents, copies, sizes.actions())
              : SharedTensor.longs(manager, agents, copies);
      case Names.PREVIOUS -> SharedTensor.longs(manager, copies, agents);
      case Names.AVAILABLE -> SharedTensor.floats(manager, copies, agents, sizes.actions());
      case Names.EXPLORING -> SharedTensor.floats(manager);
      case Names.STARTS -> SharedTensor.floats(manager, 1, copies);
      case Names.MEMORY -> SharedTensor.floats(manager, agents, copies, learning.policy().units());
      default -> throw new AssertionError(name);
    };
  }

  /**
   * Chooses actions, and moves the recurrent state of the policies.
   *
   * @param observed by the agents
   * @param previous actions {@code [E, N]}, -1 at the start of an episode
   * @param starts {@code [E]}: 1 where an episode starts
   * @param noise {@code [N, E, A]}, or {@code [N, E, D]} for vectors; all 0: the most probable
   *     actions
   * @param exploring share of uniform exploration
   * @param chosen takes the actions
   */
  void act(
      JointObservation observed,
      long[] previous,
      float[] starts,
      float[] noise,
      double exploring,
      JointAction chosen) {
    write(Names.OBSERVATIONS, agentsFirst(observed.observations()));
    write(Names.NOISE, noise);
    write(Names.AVAILABLE, observed.availableActions());
    write(Names.EXPLORING, new float[] {(float) exploring});
    write(Names.STARTS, starts);
    if (tensors.containsKey(Names.PREVIOUS)) {
      tensors.get(Names.PREVIOUS).write(previous);
    }
    program.run();
    take(chosen);
  }

  /** The actions, which the program gives agent by agent. */
  private void take(JointAction chosen) {
    int agents = learning.sizes().agents();
    boolean vectors = learning.vectors().isPresent();
    if (vectors) {
      tensors.get(Names.ACTIONS).read(values);
    } else {
      tensors.get(Names.ACTIONS).read(actions);
    }
    int width = vectors ? learning.sizes().actions() : 1;
    for (int place = 0; place < agents * copies; place++) {
      int own = place % copies * agents + place / copies;
      if (vectors) {
        System.arraycopy(values, place * width, chosen.values(), own * width, width);
      } else {
        chosen.indices()[own] = (int) actions[place];
      }
    }
  }

  /** {@code [E, N, …]} as {@code [N, E, …]}. */
  private float[] agentsFirst(float[] observations) {
    int agents = learning.sizes().agents();
    int width = learning.sizes().observation();
    for (int place = 0; place < agents * copies; place++) {
      int own = place % copies * agents + place / copies;
      System.arraycopy(observations, own * width, seen, place * width, width);
    }
    return seen;
  }

  /** Writes what the program asks for. */
  private void write(String name, float[] numbers) {
    SharedTensor tensor = tensors.get(name);
    if (tensor != null) {
      tensor.write(numbers);
    }
  }

  /** The policies' recurrent state after the last step, {@code [N, E, units]}. */
  float[] memory() {
    float[] state = new float[learning.sizes().agents() * copies * learning.policy().units()];
    if (tensors.containsKey(Names.MEMORY)) {
      tensors.get(Names.MEMORY).read(state);
    }
    return state;
  }

  /** Goes on with that recurrent state. */
  void remember(float[] state) {
    write(Names.MEMORY, state);
  }

  @Override
  public void close() {
    program.close();
    manager.close();
  }
}
