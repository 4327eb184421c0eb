package org.marl.algorithms.pessimistic;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.marl.core.run.RunFailure;

/** A positive semidefinite matrix by its eigenvalues and eigenvectors. */
final class SymmetricMatrix {
  /** Eigenvalues below this share of the largest are rounding. */
  private static final double RANK = 1e-13;

  /** Enough halvings for any double. */
  private static final int HALVINGS = 2200;

  private final double[] eigenvalues;

  /** Column i belongs to eigenvalue i. */
  private final DMatrixRMaj vectors;

  private SymmetricMatrix(double[] eigenvalues, DMatrixRMaj vectors) {
    this.eigenvalues = eigenvalues;
    this.vectors = vectors;
  }

  /** Decomposes; the matrix stays as it is. */
  static SymmetricMatrix of(DMatrixRMaj matrix) {
    int n = matrix.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(matrix.copy())) {
      throw new RunFailure("the pessimistic estimate cannot be computed: values are not finite");
    }
    double[] eigenvalues = new double[n];
    DMatrixRMaj vectors = new DMatrixRMaj(n, n);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      eigenvalues[i] = eigen.getEigenvalue(i).getReal();
      largest = Math.max(largest, eigenvalues[i]);
      CommonOps_DDRM.insert(eigen.getEigenVector(i), vectors, 0, i);
    }
    for (int i = 0; i < n; i++) {
      eigenvalues[i] = eigenvalues[i] <= RANK * largest ? 0 : eigenvalues[i];
    }
    return new SymmetricMatrix(eigenvalues, vectors);
  }

  /** R with {@code R' R} the pseudo-inverse. */
  DMatrixRMaj inverseRoot() {
    DMatrixRMaj root = new DMatrixRMaj(vectors.numCols, vectors.numRows);
    CommonOps_DDRM.transpose(vectors, root);
    for (int i = 0; i < eigenvalues.length; i++) {
      double scale = eigenvalues[i] == 0 ? 0 : 1 / Math.sqrt(eigenvalues[i]);
      for (int k = 0; k < root.numCols; k++) {
        root.unsafe_set(i, k, root.unsafe_get(i, k) * scale);
      }
    }
    return root;
  }

  /**
   * Minimises {@code x' A x − 2 b . x} over the ball: x is {@code (A + mu I)^-1 b}, where mu is 0
   * if that lies in the ball and else puts it on the sphere. Of several minimisers the shortest.
   */
  double[] minimumInBall(double[] b, double radius) {
    int n = eigenvalues.length;
    double[] coordinates = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        coordinates[i] += vectors.unsafe_get(k, i) * b[k];
      }
      squares += coordinates[i] * coordinates[i];
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < n; i++) {
      // Rounding must not count as a direction in which the minimum is at infinity.
      if (eigenvalues[i] == 0 && Math.abs(coordinates[i]) <= RANK * norm) {
        coordinates[i] = 0;
      }
    }
    double shift = norm(coordinates, 0) <= radius ? 0 : shift(coordinates, norm / radius, radius);
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      double along = coordinates[i] == 0 ? 0 : coordinates[i] / (eigenvalues[i] + shift);
      for (int k = 0; k < n; k++) {
        result[k] += along * vectors.unsafe_get(k, i);
      }
    }
    return result;
  }

  /** The norm of {@code (A + shift I)^-1 b}, which falls as the shift grows. */
  private double norm(double[] coordinates, double shift) {
    double squares = 0;
    for (int i = 0; i < coordinates.length; i++) {
      double along = coordinates[i] == 0 ? 0 : coordinates[i] / (eigenvalues[i] + shift);
      squares += along * along;
    }
    return Math.sqrt(squares);
  }

  private double shift(double[] coordinates, double enough, double radius) {
    double low = 0;
    double high = enough;
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (norm(coordinates, middle) > radius) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
