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

  /**
   * Those who act in some copies.
   *
   * @param act the program
   * @param weights of the policies, which stay that tensor
   * @param manager owns the tensors of a step and is closed with the actor
   */
  Actor(Learning learning, CompiledProgram act, NDArray weights, NDManager manager, int copies) {
    this.learning = learning;
    this.manager = manager;
    this.copies = copies;
    this.actions = new long[copies * learning.sizes().agents()];
    this.program = act.bind(act.program().inputs().stream().map(n -> input(n, weights)).toList());
  }

  private NDArray input(String name, NDArray weights) {
    return name.equals(learning.policy().weightsName())
        ? weights
        : tensors.computeIfAbsent(name, this::tensor).array();
  }

  private SharedTensor tensor(String name) {
    Sizes sizes = learning.sizes();
    int agents = sizes.agents();
    return switch (name) {
      case Names.OBSERVATIONS -> SharedTensor.floats(manager, copies, agents, sizes.observation());
      case Names.NOISE -> SharedTensor.floats(manager, agents, copies, sizes.actions());
      case Names.ACTIONS ->
          learning.vectors().isPresent()
              ? SharedTensor.floats(manager, copies, agents, sizes.actions())
              : SharedTensor.longs(manager, copies, agents);
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
   * @param seen by the agents
   * @param previous actions {@code [E, N]}, -1 at the start of an episode
   * @param starts {@code [E]}: 1 where an episode starts
   * @param noise {@code [N, E, A]}, or {@code [N, E, D]} for vectors; all 0: the most probable
   *     actions
   * @param exploring share of uniform exploration
   * @param chosen takes the actions
   */
  void act(
      JointObservation seen,
      long[] previous,
      float[] starts,
      float[] noise,
      double exploring,
      JointAction chosen) {
    write(Names.OBSERVATIONS, seen.observations());
    write(Names.NOISE, noise);
    write(Names.AVAILABLE, seen.availableActions());
    write(Names.EXPLORING, new float[] {(float) exploring});
    write(Names.STARTS, starts);
    if (tensors.containsKey(Names.PREVIOUS)) {
      tensors.get(Names.PREVIOUS).write(previous);
    }
    program.run();
    if (learning.vectors().isPresent()) {
      tensors.get(Names.ACTIONS).read(chosen.values());
      return;
    }
    tensors.get(Names.ACTIONS).read(actions);
    for (int i = 0; i < actions.length; i++) {
      chosen.indices()[i] = (int) actions[i];
    }
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
