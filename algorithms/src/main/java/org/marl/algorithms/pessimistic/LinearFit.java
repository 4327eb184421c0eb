package org.marl.algorithms.pessimistic;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.marl.algorithms.feature.Features;
import org.marl.core.run.RunFailure;

/**
 * The pessimistic linear function (paper 4, Algorithm 2 and section C.1). With the rows phi of the
 * samples in Phi and those of their successors, averaged over the policy, in Psi, the inner minimum
 * of the Bellman error is a projection P onto the columns of Phi, so that {@code E = |P ((Phi −
 * gamma Psi) w − r)|^2 / n}: a quadratic form in w, minimised with f(s0, pi) over the ball. The
 * inner minimum is over all of R^d, not over the ball.
 */
final class LinearFit implements PessimisticFit {
  private final Features features;
  private final double radius;
  private final double complexity;
  private final int dimension;
  private double[] weights;

  LinearFit(Features features, double radius, ProblemSize sizes) {
    this.features = features;
    this.radius = radius;
    this.dimension = features.dimension();
    this.weights = new double[dimension];
    double bound = radius / sizes.rewardBound();
    // Theta is at most eta K L, with the eta of Theorem 5.5.
    double theta =
        bound * Math.sqrt(sizes.iterations() * Math.log(sizes.actions()) / 2) / sizes.horizon();
    this.complexity =
        dimension * Math.max(Math.log(sizes.samples() * bound * theta / sizes.delta()), 1);
  }

  @Override
  public double complexity() {
    return complexity;
  }

  @Override
  public Estimate fit(Samples samples, EntryLaw law, double lambda, double[] result) {
    DMatrixRMaj covariance = new DMatrixRMaj(dimension, dimension);
    DMatrixRMaj system = new DMatrixRMaj(dimension, dimension);
    DMatrixRMaj right = new DMatrixRMaj(dimension, 1);
    double[][] averages = averages(law);
    collect(samples, averages, result.length, covariance, system, right);
    DMatrixRMaj whitening = SymmetricMatrix.of(covariance).inverseRoot();
    // E(w) = |design w − target|^2
    DMatrixRMaj design = new DMatrixRMaj(dimension, dimension);
    DMatrixRMaj target = new DMatrixRMaj(dimension, 1);
    CommonOps_DDRM.mult(whitening, system, design);
    CommonOps_DDRM.mult(whitening, right, target);
    double[] start = new double[dimension];
    for (int state = 0; state < law.states(); state++) {
      for (int i = 0; i < dimension; i++) {
        start[i] += law.start(state) * averages[state][i];
      }
    }
    weights = minimise(design, target, start, lambda);
    double startValue = 0;
    for (int i = 0; i < dimension; i++) {
      startValue += start[i] * weights[i];
    }
    for (int entry = 0; entry < result.length; entry++) {
      result[entry] = features.dot(entry, weights);
    }
    return new Estimate(startValue, squaredDistance(design, weights, target));
  }

  /** The weights of the last estimate. */
  double[] weights() {
    return weights.clone();
  }

  /** Phi of every state, averaged over the policy. */
  private double[][] averages(EntryLaw law) {
    double[][] averages = new double[law.states()][dimension];
    for (int state = 0; state < averages.length; state++) {
      int first = law.firstEntry(state);
      for (int entry = first; entry < first + law.entriesPerState(); entry++) {
        features.add(entry, law.probabilities()[entry], averages[state]);
      }
    }
    return averages;
  }

  private void collect(
      Samples samples,
      double[][] averages,
      int entries,
      DMatrixRMaj covariance,
      DMatrixRMaj system,
      DMatrixRMaj right) {
    // Sums over the samples of an entry: how many, their successors, their rewards.
    double[] counts = new double[entries];
    double[][] successors = new double[entries][];
    double[] rewards = new double[entries];
    for (int i = 0; i < samples.size(); i++) {
      int entry = samples.entries()[i];
      counts[entry] += 1.0 / samples.size();
      rewards[entry] += samples.rewards()[i] / samples.size();
      if (successors[entry] == null) {
        successors[entry] = new double[dimension];
      }
      if (samples.next()[i] >= 0) {
        double[] average = averages[samples.next()[i]];
        double weight = samples.discount() / samples.size();
        for (int k = 0; k < dimension; k++) {
          successors[entry][k] += weight * average[k];
        }
      }
    }
    double[] phi = new double[dimension];
    for (int entry = 0; entry < entries; entry++) {
      if (counts[entry] > 0) {
        Arrays.fill(phi, 0);
        features.add(entry, 1, phi);
        for (int i = 0; i < dimension; i++) {
          if (phi[i] != 0) {
            right.add(i, 0, phi[i] * rewards[entry]);
            for (int k = 0; k < dimension; k++) {
              covariance.add(i, k, counts[entry] * phi[i] * phi[k]);
              system.add(i, k, phi[i] * (counts[entry] * phi[k] - successors[entry][k]));
            }
          }
        }
      }
    }
  }

  private double[] minimise(DMatrixRMaj design, DMatrixRMaj target, double[] start, double lambda) {
    DMatrixRMaj quadratic = new DMatrixRMaj(dimension, dimension);
    DMatrixRMaj linear = new DMatrixRMaj(dimension, 1);
    CommonOps_DDRM.multInner(design, quadratic);
    CommonOps_DDRM.multTransA(design, target, linear);
    CommonOps_DDRM.scale(lambda, quadratic);
    for (int i = 0; i < dimension; i++) {
      linear.data[i] = lambda * linear.data[i] - start[i] / 2;
    }
    double[] w = SymmetricMatrix.of(quadratic).minimumInBall(linear.data, radius);
    for (double x : w) {
      if (!Double.isFinite(x)) {
        throw new RunFailure("the pessimistic estimate is not finite");
      }
    }
    return w;
  }

  private static double squaredDistance(DMatrixRMaj matrix, double[] x, DMatrixRMaj target) {
    DMatrixRMaj image = new DMatrixRMaj(matrix.numRows, 1);
    CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(x.length, 1, x), image);
    CommonOps_DDRM.subtractEquals(image, target);
    return CommonOps_DDRM.dot(image, image);
  }
}
