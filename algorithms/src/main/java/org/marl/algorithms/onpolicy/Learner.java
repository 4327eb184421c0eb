package org.marl.algorithms.onpolicy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.SharedTensor;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Network;
import org.marl.core.program.Program;
import org.marl.core.random.RandomStream;

/**
 * The networks of a run with their optimisers, on the device. Everything that lives from update to
 * update is here; see {@link Role} for the names of the tensors.
 */
final class Learner implements AutoCloseable {
  private final Learning learning;
  private final NDManager manager;
  private final CompiledProgram act;

  /** Gives each weight of the policies by itself. */
  private final CompiledProgram apart;

  private final CompiledProgram update;
  private final CompiledProgram updateAndRecord;
  private final Map<String, NDArray> state = new LinkedHashMap<>();

  /** The inputs of the updates. */
  private final Set<String> wanted = new HashSet<>();

  /** Those of them that have the same shape in all updates. */
  private final Map<String, SharedTensor> shared = new HashMap<>();

  /** The coefficients that the next update uses, {@code [K][N]}. */
  private final CoefficientValues coefficients;

  Learner(Learning learning, TensorEngine engine, long seed) {
    this(learning, engine, seed, engine.hasThreadToSpare());
  }

  /**
   * A learner before its first update.
   *
   * @param sideBySide may statements of updates run on a second thread?
   */
  Learner(Learning learning, TensorEngine engine, long seed, boolean sideBySide) {
    this.learning = learning;
    this.manager = engine.newManager();
    this.act = engine.load(ActProgram.of(learning));
    String weights = learning.policy().weightsName();
    this.apart = engine.load(learning.policy().layout().apart(weights, weights + "."));
    this.update = engine.load(UpdateProgram.of(learning, false, sideBySide));
    this.updateAndRecord = engine.load(UpdateProgram.of(learning, true, sideBySide));
    wanted.addAll(update.program().inputs());
    wanted.addAll(updateAndRecord.program().inputs());
    this.coefficients = new CoefficientValues(learning.coefficients(), learning.sizes().agents());
    for (Network network : learning.networks()) {
      learning.parts(network).forEach(part -> begin(part, seed));
    }
    if (learning.config().valueNormalisation()) {
      int critics = learning.critic().team() ? 1 : learning.sizes().agents();
      keep(Names.VALUE_SCALE, manager.zeros(new Shape(ValueScale.ROWS, critics)));
    }
    Role critic = learning.critic();
    if (critic.isRecurrent()) {
      Sizes sizes = learning.sizes();
      keep(
          critic.memoryName(),
          manager.zeros(
              critic.joint()
                  ? new Shape(sizes.copies(), critic.units())
                  : new Shape(sizes.agents(), sizes.copies(), critic.units())));
    }
  }

  private void begin(Trained trained, long seed) {
    int sets = trained.sets();
    int width = trained.layout().width();
    float[] weights = new float[sets * width];
    for (int set = 0; set < sets; set++) {
      RandomStream stream = RandomStream.of(seed, "initial " + trained.name(), set);
      System.arraycopy(trained.layout().initial(stream), 0, weights, set * width, width);
    }
    keep(trained.weightsName(), manager.create(weights, new Shape(sets, width)));
    for (int i = 0; i < trained.step().buffers(); i++) {
      keep(trained.bufferName(i), manager.zeros(new Shape(sets, width)));
    }
    keep(trained.countName(), manager.zeros(new Shape(sets, 1)));
  }

  private void keep(String name, NDArray array) {
    state.put(name, array);
  }

  /** Adds every tensor that lives from update to update. */
  void save(CheckpointBuilder checkpoint) {
    state.forEach((name, array) -> checkpoint.tensor(name, array.toFloatArray(), shape(array)));
  }

  /** Goes on with the tensors of a checkpoint. */
  void restore(Checkpoint checkpoint) {
    state.forEach(
        (name, array) -> {
          // Actors have views of this memory; to set or copy the whole would give it another one.
          try (NDArray read =
              manager.create(checkpoint.floats(name, shape(array)), array.getShape())) {
            array.set(new NDIndex("..."), read);
          }
        });
  }

  private static int[] shape(NDArray array) {
    return Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
  }

  CoefficientValues coefficients() {
    return coefficients;
  }

  /** The programs, for {@code marl explain}. */
  static List<Program> programs(Learning learning) {
    return List.of(ActProgram.of(learning), UpdateProgram.of(learning, true, false));
  }

  /** The policies, at work in some copies of an environment; whoever asks closes it. */
  Actor actor(int copies) {
    NDManager own = manager.newSubManager();
    String flat = learning.policy().weightsName();
    Map<String, NDArray> weights = new HashMap<>(Map.of(flat, state.get(flat)));
    NDList views = apart.call(List.of(state.get(flat)), own);
    for (int i = 0; i < views.size(); i++) {
      weights.put(apart.program().outputs().get(i), views.get(i));
    }
    return new Actor(learning, act, weights, own, copies);
  }

  Learning learning() {
    return learning;
  }

  /**
   * What an update tells.
   *
   * @param losses the sum of all losses; not finite if one was not
   * @param records what is recorded, in the order of the metrics' entries; empty if nothing is
   */
  record Outcome(double losses, float[] records) {}

  /**
   * One update.
   *
   * @param draws the random numbers of this update
   * @param clock environment steps so far, and the share of the run that is done
   * @param exploring share of uniform exploration during the rollout
   * @param records whether to compute what is recorded
   */
  Outcome update(
      Rollout rollout, UpdateDraws draws, double[] clock, double exploring, boolean records) {
    CompiledProgram program = records ? updateAndRecord : update;
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> inputs = new LinkedHashMap<>(state);
      batch(rollout, scope, inputs);
      draws.put(scope, inputs);
      share(inputs, Names.CLOCK, new float[] {(float) clock[0], (float) clock[1]}, 2);
      share(inputs, Names.EXPLORING, new float[] {(float) exploring});
      rate(learning.policy().rateName(), learning.policy().rate(), clock[1], inputs);
      rate(learning.critic().rateName(), learning.critic().rate(), clock[1], inputs);
      learning
          .learned()
          .ifPresent(learned -> rate(learned.rateName(), learned.rate(), clock[1], inputs));
      int rows = learning.coefficients().size();
      if (rows > 0) {
        inputs.put(
            Names.COEFFICIENTS,
            scope.create(coefficients.at(clock[0]), new Shape(rows, learning.sizes().agents())));
      }
      NDList outputs = program.call(ordered(program.program(), inputs), scope);
      double losses = outputs.get(0).toFloatArray()[0];
      coefficients.adapt(outputs.get(1).toFloatArray());
      return new Outcome(losses, outputs.get(2).toFloatArray());
    }
  }

  private void rate(String name, LearningRate rate, double progress, Map<String, NDArray> inputs) {
    share(inputs, name, new float[] {(float) rate.at(progress)}, 1);
  }

  /** Gives an input that has the same shape in all updates, if the program has it. */
  private void share(Map<String, NDArray> inputs, String name, float[] numbers, long... shape) {
    if (wanted.contains(name)) {
      SharedTensor tensor =
          shared.computeIfAbsent(name, absent -> SharedTensor.floats(manager, shape));
      tensor.write(numbers);
      inputs.put(name, tensor.array());
    }
  }

  private void share(Map<String, NDArray> inputs, String name, long[] numbers, long... shape) {
    if (wanted.contains(name)) {
      SharedTensor tensor =
          shared.computeIfAbsent(name, absent -> SharedTensor.longs(manager, shape));
      tensor.write(numbers);
      inputs.put(name, tensor.array());
    }
  }

  private void batch(Rollout rollout, NDManager scope, Map<String, NDArray> inputs) {
    Sizes sizes = learning.sizes();
    long t = sizes.steps();
    long e = sizes.copies();
    long n = sizes.agents();
    long f = rollout.lastCount();
    share(inputs, Names.OBSERVATIONS, rollout.observations, t, e, n, sizes.observation());
    share(inputs, Names.REWARDS, rollout.rewards, t, e, n);
    share(inputs, Names.TERMINATED, rollout.terminated, t, e);
    share(inputs, Names.TRUNCATED, rollout.truncated, t, e);
    share(inputs, Names.STARTS, rollout.starts, t, e);
    share(inputs, Names.AVAILABLE, rollout.available, t, e, n, sizes.actions());
    share(inputs, Names.ALIVE, rollout.alive, t, e, n);
    share(inputs, Names.STATES, rollout.states, t, e, sizes.state());
    share(inputs, Names.PREVIOUS, rollout.previous, t, e, n);
    if (learning.vectors().isPresent()) {
      share(inputs, Names.ACTIONS, rollout.vectors, t, e, n, sizes.actions());
    } else {
      share(inputs, Names.ACTIONS, rollout.actions, t, e, n);
    }
    Role policy = learning.policy();
    share(inputs, policy.memoryName(), rollout.memory, n, e, policy.units());
    inputs.put(
        Names.LAST_OBSERVATIONS,
        scope.create(rollout.lastObservations(), new Shape(f, n, sizes.observation())));
    inputs.put(Names.LAST_INDEX, scope.create(rollout.lastIndex(), new Shape(f)));
    if (wanted.contains(Names.LAST_STATES)) {
      inputs.put(
          Names.LAST_STATES, scope.create(rollout.lastStates(), new Shape(f, sizes.state())));
    }
    if (wanted.contains(Names.LAST_ACTIONS)) {
      inputs.put(Names.LAST_ACTIONS, scope.create(rollout.lastActions(), new Shape(f, n)));
    }
  }

  private static List<NDArray> ordered(Program program, Map<String, NDArray> inputs) {
    List<NDArray> ordered = new ArrayList<>();
    for (String name : program.inputs()) {
      NDArray array = inputs.get(name);
      if (array == null) {
        throw new IllegalStateException(program.name() + " needs " + name);
      }
      ordered.add(array);
    }
    return ordered;
  }

  @Override
  public void close() {
    manager.close();
  }
}
