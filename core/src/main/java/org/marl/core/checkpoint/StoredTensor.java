package org.marl.core.checkpoint;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A tensor as a checkpoint holds it: a shape and a primitive array in row-major order, which is not
 * copied.
 */
final class StoredTensor {
  private final ElementType type;
  private final int[] shape;
  private final Object values;

  /**
   * @param values {@code double[]}, {@code long[]}, {@code float[]} or {@code int[]}
   * @param shape empty: one axis
   */
  StoredTensor(Object values, int... shape) {
    int length = Array.getLength(values);
    this.type = ElementType.of(values);
    this.shape = shape.length == 0 ? new int[] {length} : shape.clone();
    this.values = values;
    if (size(this.shape) != length) {
      throw new IllegalArgumentException(
          length + " values do not fill the shape " + Arrays.toString(shape));
    }
  }

  private static long size(int[] shape) {
    long size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, axis);
    }
    return size;
  }

  ElementType type() {
    return type;
  }

  int[] shape() {
    return shape.clone();
  }

  Object values() {
    return values;
  }

  int length() {
    return Array.getLength(values);
  }

  boolean hasShape(int... wanted) {
    return Arrays.equals(shape, wanted);
  }

  boolean hasNotANumber() {
    return switch (type) {
      case F64 -> Arrays.stream((double[]) values).anyMatch(Double::isNaN);
      case F32 -> hasNotANumber((float[]) values);
      case I64, I32 -> false;
    };
  }

  private static boolean hasNotANumber(float[] values) {
    for (float value : values) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
