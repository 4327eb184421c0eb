package org.marl.algorithms.finite;

import java.util.Arrays;

/** A square matrix with entries where its pattern has them. */
final class SparseMatrix {
  private final SparsePattern pattern;
  private final double[] values;

  /** {@code [column]}: the entry of the row that is being written. */
  private final int[] slots;

  private int row;

  /** Zero everywhere. */
  SparseMatrix(SparsePattern pattern) {
    this.pattern = pattern;
    this.values = new double[pattern.size()];
    this.slots = new int[pattern.rows()];
    this.row = -1;
  }

  SparsePattern pattern() {
    return pattern;
  }

  /** {@code [entry]}; not a copy. */
  double[] values() {
    return values;
  }

  void setZero() {
    Arrays.fill(values, 0);
  }

  /** Adds to entries of a row, fastest if one row comes after the other. */
  void add(int to, int[] columns, double[] weights, double factor) {
    if (row != to) {
      for (int entry = pattern.starts()[to]; entry < end(to); entry++) {
        slots[pattern.columns()[entry]] = entry;
      }
      row = to;
    }
    for (int i = 0; i < columns.length; i++) {
      values[slots[columns[i]]] += factor * weights[i];
    }
  }

  /**
   * Writes this matrix with rows and columns exchanged.
   *
   * @param places of the entries, as {@link SparsePattern#places} says
   */
  void transpose(int[] places, SparseMatrix result) {
    for (int entry = 0; entry < values.length; entry++) {
      result.values[places[entry]] = values[entry];
    }
  }

  /** Writes the residual {@code right − A x}. */
  void residual(double[] right, double[] x, double[] result) {
    for (int row = 0; row < result.length; row++) {
      result[row] = right[row] - product(pattern.starts()[row], end(row), x);
    }
  }

  /** Writes {@code A x}. */
  void multiply(double[] x, double[] result) {
    for (int row = 0; row < result.length; row++) {
      result[row] = product(pattern.starts()[row], end(row), x);
    }
  }

  /**
   * A symmetric Gauss-Seidel sweep: writes the solution x of {@code (D + L) D⁻¹ (D + U) x = right},
   * where L, D, U are the parts of the matrix below, on and above the diagonal. An approximate
   * solution of {@code A x = right}, exact for games without a way back.
   */
  void sweep(double[] right, double[] result) {
    int[] diagonal = pattern.diagonal();
    for (int row = 0; row < result.length; row++) {
      double below = product(pattern.starts()[row], diagonal[row], result);
      result[row] = (right[row] - below) / values[diagonal[row]];
    }
    for (int row = result.length - 1; row >= 0; row--) {
      double above = product(diagonal[row] + 1, end(row), result);
      result[row] -= above / values[diagonal[row]];
    }
  }

  private int end(int row) {
    return pattern.starts()[row + 1];
  }

  /** Four sums at a time: one alone would wait for itself at every entry. */
  private double product(int from, int to, double[] x) {
    int[] columns = pattern.columns();
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int entry = from;
    for (; entry + 3 < to; entry += 4) {
      first += values[entry] * x[columns[entry]];
      second += values[entry + 1] * x[columns[entry + 1]];
      third += values[entry + 2] * x[columns[entry + 2]];
      fourth += values[entry + 3] * x[columns[entry + 3]];
    }
    for (; entry < to; entry++) {
      first += values[entry] * x[columns[entry]];
    }
    return first + second + (third + fourth);
  }
}
