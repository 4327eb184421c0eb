package org.marl.algorithms.finite;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** A chain as a full matrix, solved by LU decomposition. */
final class DenseSystem implements LinearSystem {
  private final DMatrixRMaj matrix;
  private final DMatrixRMaj transposedMatrix;
  private final LinearSolverDense<DMatrixRMaj> direct;
  private final LinearSolverDense<DMatrixRMaj> adjoint;
  private final DMatrixRMaj solution;

  /** Whether the present chain has been decomposed; false too while nobody has asked. */
  private boolean directReady;

  private boolean adjointReady;

  DenseSystem(int states) {
    this.matrix = new DMatrixRMaj(states, states);
    this.transposedMatrix = new DMatrixRMaj(states, states);
    this.direct = LinearSolverFactory_DDRM.lu(states);
    this.adjoint = LinearSolverFactory_DDRM.lu(states);
    this.solution = new DMatrixRMaj(states, 1);
  }

  @Override
  public void clear() {
    CommonOps_DDRM.setIdentity(matrix);
    directReady = false;
    adjointReady = false;
  }

  @Override
  public void add(int state, int next, double weight) {
    matrix.data[state * matrix.numCols + next] -= weight;
  }

  @Override
  public boolean solve(double[] right, boolean transposed, double[] result) {
    if (!(transposed ? decomposeAdjoint() : decompose())) {
      return false;
    }
    (transposed ? adjoint : direct).solve(DMatrixRMaj.wrap(right.length, 1, right), solution);
    System.arraycopy(solution.data, 0, result, 0, result.length);
    return true;
  }

  private boolean decompose() {
    // The solver may keep and overwrite what it is given.
    directReady = directReady || direct.setA(matrix.copy());
    return directReady;
  }

  private boolean decomposeAdjoint() {
    if (!adjointReady) {
      CommonOps_DDRM.transpose(matrix, transposedMatrix);
      adjointReady = adjoint.setA(transposedMatrix);
    }
    return adjointReady;
  }
}
