package org.marl.core.checkpoint;

import java.util.SortedMap;
import java.util.TreeMap;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.random.RandomStream;

/**
 * Collects what a checkpoint holds. Names are free, {@code policy.layer0.weight} for one; each may
 * be used once. Arrays are not copied: a checkpoint is written before its run goes on.
 */
public final class CheckpointBuilder {
  private final long step;
  private final SortedMap<String, StoredTensor> tensors = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final SortedMap<String, Double> numbers = new TreeMap<>();

  CheckpointBuilder(long step) {
    this.step = step;
  }

  /**
   * A tensor of single precision.
   *
   * @param values in row-major order
   * @param shape none: one axis
   */
  public CheckpointBuilder tensor(String name, float[] values, int... shape) {
    return put(name, new StoredTensor(values, shape));
  }

  /** A tensor of double precision. */
  public CheckpointBuilder tensor(String name, double[] values, int... shape) {
    return put(name, new StoredTensor(values, shape));
  }

  /** A tensor of long integers. */
  public CheckpointBuilder tensor(String name, long[] values, int... shape) {
    return put(name, new StoredTensor(values, shape));
  }

  /** A tensor of integers. */
  public CheckpointBuilder tensor(String name, int[] values, int... shape) {
    return put(name, new StoredTensor(values, shape));
  }

  /** Where a stream of random numbers is. */
  public CheckpointBuilder stream(String name, RandomStream stream) {
    long[] state = new long[RandomStream.STATE_LENGTH];
    stream.save(state, 0);
    return tensor(name, state);
  }

  /** The whole state of an environment. */
  public CheckpointBuilder environment(String name, EnvironmentState state) {
    state.reals().forEach((key, values) -> tensor(Names.reals(name) + key, values));
    state.integers().forEach((key, values) -> tensor(Names.integers(name) + key, values));
    return this;
  }

  /** A whole number. */
  public CheckpointBuilder count(String name, long value) {
    requireNew(counts.put(name, value), name);
    return this;
  }

  /** A number that is not counted: a coefficient, a running mean. */
  public CheckpointBuilder number(String name, double value) {
    requireNew(numbers.put(name, value), name);
    return this;
  }

  /** The checkpoint. */
  public Checkpoint build() {
    return new Checkpoint(step, tensors, counts, numbers);
  }

  private CheckpointBuilder put(String name, StoredTensor tensor) {
    requireNew(tensors.put(name, tensor), name);
    return this;
  }

  private static void requireNew(Object before, String name) {
    if (before != null) {
      throw new IllegalArgumentException("`" + name + "` is in the checkpoint already");
    }
  }
}
