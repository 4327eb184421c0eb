package org.marl.core.exact;

import java.util.Arrays;
import java.util.List;
import org.marl.core.expression.Axis;

/**
 * Numbers on named axes; booleans are 0 and 1, actions their indices.
 *
 * @param axes in the order of {@link Axis}; empty for one number
 * @param sizes of the axes
 * @param values row-major, the last axis innermost; not copied
 */
public record NamedArray(List<Axis> axes, int[] sizes, double[] values) {

  /** Checks that order, sizes and length agree. */
  public NamedArray {
    axes = List.copyOf(axes);
    int length = 1;
    for (int size : sizes) {
      length = Math.multiplyExact(length, size);
    }
    if (axes.size() != sizes.length || length != values.length) {
      throw new IllegalArgumentException(
          values.length + " values for " + axes + " of sizes " + Arrays.toString(sizes));
    }
    for (int i = 1; i < axes.size(); i++) {
      if (axes.get(i - 1).compareTo(axes.get(i)) >= 0) {
        throw new IllegalArgumentException("axes out of order: " + axes);
      }
    }
  }

  /** One number. */
  public static NamedArray of(double value) {
    return new NamedArray(List.of(), new int[0], new double[] {value});
  }

  /** The value of an array that is one number. */
  public double number() {
    if (!axes.isEmpty()) {
      throw new IllegalStateException("not one number but " + axes);
    }
    return values[0];
  }

  /** The size of an axis; 1 for an axis that the array lacks. */
  public int size(Axis axis) {
    int place = axes.indexOf(axis);
    return place < 0 ? 1 : sizes[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedArray array
        && axes.equals(array.axes)
        && Arrays.equals(sizes, array.sizes)
        && Arrays.equals(values, array.values);
  }

  @Override
  public int hashCode() {
    return 31 * axes.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return axes + " " + Arrays.toString(values);
  }
}
