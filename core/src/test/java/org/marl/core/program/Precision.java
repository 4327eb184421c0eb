package org.marl.core.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;

/**
 * The numbers that a program computes with. Programs say nothing of the element type of what they
 * are given: of float64 inputs they make float64 results, which differences can be compared with
 * far below the rounding of float32. Numbers that stand in a program are float32 either way.
 */
enum Precision {
  /** As in runs. */
  SINGLE("6", 1e-5, 1e-4),
  DOUBLE("7", 1e-6, 1e-6);

  private final String code;
  private final double ofValues;
  private final double ofGradients;

  Precision(String code, double ofValues, double ofGradients) {
    this.code = code;
    this.ofValues = ofValues;
    this.ofGradients = ofGradients;
  }

  /** The element type, as {@code torch.to} takes it. */
  String code() {
    return code;
  }

  /** How far values may be from plain Java's, in proportion to numbers above 1. */
  double ofValues() {
    return ofValues;
  }

  /** The same for gradients. */
  double ofGradients() {
    return ofGradients;
  }

  NDArray array(NDManager manager, double[] entries, Shape shape) {
    if (this == DOUBLE) {
      return manager.create(entries, shape);
    }
    float[] floats = new float[entries.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) entries[i];
    }
    return manager.create(floats, shape);
  }

  /** The entries of a result, of whatever type. */
  static double[] entries(NDArray array) {
    if (array.getDataType() == DataType.FLOAT64) {
      return array.toDoubleArray();
    }
    float[] floats = array.toFloatArray();
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }
}
