package org.marl.core.checkpoint;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.random.RandomStream;

/**
 * Everything that decides how a run goes on: weights, optimiser state, normalisers, random streams,
 * the environments' state, counters. A run that continues from it does, to the last bit, what it
 * would have done without a stop.
 *
 * <p>What is asked for and is not there, or has another type or shape, is an {@link
 * IllegalArgumentException}: checkpoints are handed only to the very run that wrote them.
 */
public final class Checkpoint {
  private final long step;
  private final SortedMap<String, StoredTensor> tensors;
  private final SortedMap<String, Long> counts;
  private final SortedMap<String, Double> numbers;

  Checkpoint(
      long step,
      SortedMap<String, StoredTensor> tensors,
      SortedMap<String, Long> counts,
      SortedMap<String, Double> numbers) {
    this.step = step;
    this.tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    this.counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    this.numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /**
   * Begins a checkpoint.
   *
   * @param step iterations or environment steps so far, as in the records of the run
   */
  public static CheckpointBuilder at(long step) {
    return new CheckpointBuilder(step);
  }

  /** Iterations or environment steps before it. */
  public long step() {
    return step;
  }

  /**
   * A tensor of single precision, in row-major order.
   *
   * @param shape that it must have; none: any
   */
  public float[] floats(String name, int... shape) {
    return (float[]) values(name, ElementType.F32, shape);
  }

  /** A tensor of double precision. */
  public double[] doubles(String name, int... shape) {
    return (double[]) values(name, ElementType.F64, shape);
  }

  /** A tensor of long integers. */
  public long[] longs(String name, int... shape) {
    return (long[]) values(name, ElementType.I64, shape);
  }

  /** A tensor of integers. */
  public int[] ints(String name, int... shape) {
    return (int[]) values(name, ElementType.I32, shape);
  }

  /** Lets the stream go on where the saved one was. */
  public void restore(String name, RandomStream stream) {
    stream.restore(longs(name, RandomStream.STATE_LENGTH), 0);
  }

  /** The saved state of an environment. */
  public EnvironmentState environment(String name) {
    SortedMap<String, double[]> reals = new TreeMap<>();
    SortedMap<String, long[]> integers = new TreeMap<>();
    for (String tensor : tensors.keySet()) {
      if (tensor.startsWith(Names.reals(name))) {
        reals.put(tensor.substring(Names.reals(name).length()), doubles(tensor));
      } else if (tensor.startsWith(Names.integers(name))) {
        integers.put(tensor.substring(Names.integers(name).length()), longs(tensor));
      }
    }
    return new EnvironmentState(reals, integers);
  }

  /** A whole number. */
  public long count(String name) {
    return require(counts.get(name), name);
  }

  /** A number. */
  public double number(String name) {
    return require(numbers.get(name), name);
  }

  /** The name of a tensor or number that is not a number somewhere; empty if all is well. */
  public Optional<String> notANumber() {
    return Stream.concat(
            tensors.entrySet().stream()
                .filter(entry -> entry.getValue().hasNotANumber())
                .map(entry -> entry.getKey()),
            numbers.entrySet().stream()
                .filter(entry -> Double.isNaN(entry.getValue()))
                .map(entry -> entry.getKey()))
        .findFirst();
  }

  SortedMap<String, StoredTensor> tensors() {
    return tensors;
  }

  SortedMap<String, Long> counts() {
    return counts;
  }

  SortedMap<String, Double> numbers() {
    return numbers;
  }

  private Object values(String name, ElementType type, int[] shape) {
    StoredTensor tensor = require(tensors.get(name), name);
    if (tensor.type() != type || !(shape.length == 0 || tensor.hasShape(shape))) {
      throw new IllegalArgumentException(
          "the checkpoint has `"
              + name
              + "` as "
              + tensor.type()
              + Arrays.toString(tensor.shape())
              + ", not as "
              + type
              + Arrays.toString(shape));
    }
    return tensor.values();
  }

  private static <T> T require(T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("the checkpoint has no `" + name + "`");
    }
    return value;
  }
}
