package org.marl.algorithms.finite;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;

/** A chain as a full matrix, decomposed once for the equations and for their transposes. */
final class DenseSystem implements LinearSystem {
  private final int states;
  private final DMatrixRMaj matrix;
  private final LUDecompositionAlt_DDRM decomposition = new LUDecompositionAlt_DDRM();
  private final double[] work;

  /** Whether the present chain has been decomposed; false too while nobody has asked. */
  private boolean decomposed;

  DenseSystem(int states) {
    this.states = states;
    this.matrix = new DMatrixRMaj(states, states);
    this.work = new double[states];
    decomposition.setExpectedMaxSize(states, states);
  }

  @Override
  public void clear() {
    CommonOps_DDRM.setIdentity(matrix);
    decomposed = false;
  }

  @Override
  public void add(int state, int[] next, double[] probabilities, double factor) {
    int row = state * states;
    for (int i = 0; i < next.length; i++) {
      matrix.data[row + next[i]] -= factor * probabilities[i];
    }
  }

  @Override
  public boolean solve(double[] right, boolean transposed, double[] result) {
    if (!decomposed) {
      if (!decomposition.decompose(matrix) || decomposition.isSingular()) {
        return false;
      }
      decomposed = true;
    }
    System.arraycopy(right, 0, work, 0, states);
    if (transposed) {
      solveTransposed(result);
    } else {
      decomposition._solveVectorInternal(work);
      System.arraycopy(work, 0, result, 0, states);
    }
    writeResidual(right, transposed, result);
    Residual.require(Residual.relative(work, right, result));
    return true;
  }

  /** From P A = L U: solves Uᵀ y = b, then Lᵀ z = y, and undoes the exchange of rows. */
  private void solveTransposed(double[] result) {
    double[] factors = decomposition.getLU().data;
    for (int i = 0; i < states; i++) {
      work[i] /= factors[i * states + i];
      subtract(factors, i, i + 1, states);
    }
    for (int i = states - 1; i >= 0; i--) {
      subtract(factors, i, 0, i);
    }
    int[] pivot = decomposition.getPivot();
    for (int i = 0; i < states; i++) {
      result[pivot[i]] = work[i];
    }
  }

  private void subtract(double[] factors, int row, int from, int to) {
    double known = work[row];
    for (int column = from; column < to; column++) {
      work[column] -= factors[row * states + column] * known;
    }
  }

  /** Into the work space. */
  private void writeResidual(double[] right, boolean transposed, double[] solution) {
    System.arraycopy(right, 0, work, 0, states);
    for (int row = 0; row < states; row++) {
      double sum = 0;
      for (int column = 0; column < states; column++) {
        double entry = matrix.data[row * states + column];
        if (transposed) {
          work[column] -= entry * solution[row];
        } else {
          sum += entry * solution[column];
        }
      }
      work[row] -= sum;
    }
  }
}
