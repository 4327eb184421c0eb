package org.marl.algorithms.feature;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Regression by the pseudo-inverse of the weighted features (singular values). It solves the normal
 * equations without squaring their condition number. A ridge is as many further rows as there are
 * features.
 */
final class DenseLeastSquares implements LeastSquares {
  private final double[][] vectors;
  private final int dimension;
  private final DMatrixRMaj matrix;
  private final DMatrixRMaj right;
  private final DMatrixRMaj solution;
  private final LinearSolverDense<DMatrixRMaj> solver;

  DenseLeastSquares(double[][] vectors) {
    this.vectors = vectors;
    this.dimension = vectors[0].length;
    this.matrix = new DMatrixRMaj(vectors.length + dimension, dimension);
    this.right = new DMatrixRMaj(matrix.numRows, 1);
    this.solution = new DMatrixRMaj(dimension, 1);
    this.solver = LinearSolverFactory_DDRM.pseudoInverse(true);
  }

  @Override
  public boolean solve(double[] weights, double[] targets, double ridge, double[] result) {
    matrix.zero();
    for (int entry = 0; entry < vectors.length; entry++) {
      double root = Math.sqrt(weights[entry]);
      for (int i = 0; i < dimension; i++) {
        matrix.unsafe_set(entry, i, root * vectors[entry][i]);
      }
      right.data[entry] = root * targets[entry];
    }
    for (int i = 0; i < dimension; i++) {
      matrix.unsafe_set(vectors.length + i, i, Math.sqrt(ridge));
    }
    // The solver may overwrite what it is given.
    if (!solver.setA(matrix.copy())) {
      return false;
    }
    solver.solve(right, solution);
    System.arraycopy(solution.data, 0, result, 0, dimension);
    return true;
  }
}
