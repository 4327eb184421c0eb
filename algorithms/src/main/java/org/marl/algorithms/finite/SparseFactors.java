package org.marl.algorithms.finite;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/** An LU decomposition of a sparse matrix, in the order of the states. */
final class SparseFactors {
  private final LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver =
      LinearSolverFactory_DSCC.lu(FillReducing.NONE);
  private final DMatrixRMaj solution;
  private final boolean exist;

  /**
   * @param transpose of the matrix to decompose: its rows are the columns that the library wants
   */
  SparseFactors(SparseMatrix transpose) {
    SparsePattern pattern = transpose.pattern();
    int states = pattern.rows();
    DMatrixSparseCSC matrix = new DMatrixSparseCSC(states, states, 0);
    matrix.nz_length = pattern.size();
    matrix.col_idx = pattern.starts();
    matrix.nz_rows = pattern.columns();
    matrix.nz_values = transpose.values();
    matrix.indicesSorted = true;
    this.solution = new DMatrixRMaj(states, 1);
    this.exist = solver.setA(matrix);
  }

  /** Is the matrix regular? */
  boolean exist() {
    return exist;
  }

  /** Adds the solution of {@code A d = right} to a vector. */
  void add(double[] right, double[] x) {
    solver.solve(DMatrixRMaj.wrap(right.length, 1, right), solution);
    for (int i = 0; i < x.length; i++) {
      x[i] += solution.data[i];
    }
  }
}
