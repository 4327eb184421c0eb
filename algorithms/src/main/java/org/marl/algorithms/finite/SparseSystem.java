package org.marl.algorithms.finite;

import java.util.Arrays;

/**
 * A chain as a sparse matrix. It is solved iteratively, because factors of random games fill up;
 * where that does not reach rounding, by decomposition. Either is refined until the residual no
 * longer falls. Space grows with the entries of the pattern.
 */
final class SparseSystem implements LinearSystem {
  /** What one round of refinement asks of the iteration. */
  private static final double REDUCTION = 1e-10;

  /** Below this relative residual another round gains nothing. */
  private static final double GOAL = 1e-15;

  private static final int ROUNDS = 10;

  /** The factors of a larger chain might fill the memory: two full triangles of numbers. */
  private static final int LARGEST_DECOMPOSED = 10_000;

  private final SparseMatrix direct;
  private final SparseMatrix transpose;

  /** {@code [entry]}: its place in the transpose. */
  private final int[] places;

  private final BiconjugateGradients iteration;
  private final double[] residual;
  private boolean transposeReady;

  SparseSystem(SparsePattern pattern) {
    this.direct = new SparseMatrix(pattern);
    this.transpose = new SparseMatrix(pattern.transposed());
    this.places = pattern.places();
    this.iteration = new BiconjugateGradients(pattern.rows());
    this.residual = new double[pattern.rows()];
  }

  @Override
  public void clear() {
    direct.setZero();
    for (int diagonal : direct.pattern().diagonal()) {
      direct.values()[diagonal] = 1;
    }
    transposeReady = false;
  }

  @Override
  public void add(int state, int[] next, double[] probabilities, double factor) {
    direct.add(state, next, probabilities, -factor);
  }

  @Override
  public boolean solve(double[] right, boolean transposed, double[] result) {
    SparseMatrix matrix = transposed ? transpose() : direct;
    double relative =
        refine(matrix, right, result, () -> iteration.add(matrix, residual, REDUCTION, result));
    if (!Residual.isRounding(relative) && residual.length <= LARGEST_DECOMPOSED) {
      SparseFactors factors = new SparseFactors(transposed ? direct : transpose());
      if (!factors.exist()) {
        return false;
      }
      relative = refine(matrix, right, result, () -> factors.add(residual, result));
    }
    Residual.require(relative);
    return true;
  }

  /** Adds corrections for the residual until it is rounding, or no longer halved. */
  private double refine(SparseMatrix matrix, double[] right, double[] result, Runnable correction) {
    Arrays.fill(result, 0);
    System.arraycopy(right, 0, residual, 0, residual.length);
    double last = Double.POSITIVE_INFINITY;
    double relative = Residual.relative(residual, right, result);
    for (int i = 0; i < ROUNDS && relative > GOAL && relative <= last / 2; i++) {
      correction.run();
      matrix.residual(right, result, residual);
      last = relative;
      relative = Residual.relative(residual, right, result);
    }
    return relative;
  }

  private SparseMatrix transpose() {
    if (!transposeReady) {
      direct.transpose(places, transpose);
      transposeReady = true;
    }
    return transpose;
  }
}
