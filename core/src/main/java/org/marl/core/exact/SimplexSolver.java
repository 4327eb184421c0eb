package org.marl.core.exact;

import org.marl.core.run.RunFailure;

/**
 * Exact maximisation over the simplex of
 *
 * <pre>sum_a x_a L_a - omega sum_a w_a f(x_a / w_a)</pre>
 *
 * for convex f (paper 1, equations 4 and 44, Lemmas 1 and 3): the proximal step of an f-divergence,
 * or, with every w = 1, of a regulariser. Every result is certified by the conditions of Karush,
 * Kuhn and Tucker; what cannot be certified is a {@link RunFailure}, never a silent approximation.
 *
 * <p>Solving allocates nothing once arrays of that length have been seen. A solver belongs to one
 * thread.
 */
public final class SimplexSolver {
  /** The largest residual that is accepted, in units of 1 + max |L| + omega. */
  public static final double TOLERANCE = 1e-10;

  private static final double SUM_TOLERANCE = 1e-12;

  /** May an action without reference mass get some? */
  public enum Support {
    /** If the recession slope of f is finite, at that price. */
    OPEN,
    /** No: x is 0 where the reference is, as in the product form of Lemma 1. */
    SUPPORTED_ONLY
  }

  private final Step step = new Step();
  private final Kernel kernel;
  private final Certificate certificate;
  private final boolean entering;
  private double residual;

  SimplexSolver(Penalty shared, Support support, boolean closedForms) {
    Penalty penalty = shared.copy();
    this.kernel = closedForms ? penalty.kernel() : penalty.general();
    this.certificate = new Certificate(new PenaltyGains(penalty, step), penalty.isSmooth());
    this.entering = support == Support.OPEN && Double.isFinite(penalty.recession());
  }

  /**
   * The proximal step of a divergence.
   *
   * @param facts of a divergence without {@link DivergenceFacts#problems()}
   */
  public static SimplexSolver proximal(DivergenceFacts facts, Support support) {
    return new SimplexSolver(facts.penalty(), support, true);
  }

  /**
   * Solves a proximal step.
   *
   * @param gain L, one entry per action
   * @param reference w ≥ 0 with sum 1; null for all ones (a regulariser)
   * @param omega above 0
   * @param result receives x ≥ 0 with sum 1
   * @throws RunFailure if an input is not finite, omega is not positive, or the result cannot be
   *     certified
   */
  public void solve(double[] gain, double[] reference, double omega, double[] result) {
    double largest = largest(gain);
    if (!(omega > 0 && omega < Double.POSITIVE_INFINITY)) {
      throw new RunFailure("the coefficient of the divergence is " + omega + ", not above 0");
    }
    step.prepare(gain, reference, omega, entering, result);
    if (step.best < 0) {
      throw new RunFailure("the old policy has no mass");
    }
    kernel.solve(step);
    double scale = (1 + largest + omega) / omega;
    residual = certificate.residual(result, 1e-12 * scale) / scale;
    check(result, residual);
  }

  static double largest(double[] gain) {
    double largest = 0;
    for (double value : gain) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!(largest < Double.POSITIVE_INFINITY)) {
      throw new RunFailure("the value of an action is not a finite number");
    }
    return largest;
  }

  static void check(double[] result, double residual) {
    double sum = 0;
    double least = 0;
    for (double x : result) {
      sum += x;
      least = Math.min(least, x);
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE && least >= 0)) {
      throw new RunFailure("the solution sums to " + sum + ", not to 1");
    }
    if (!(residual <= TOLERANCE)) {
      throw new RunFailure(
          "the solution cannot be certified: its optimality conditions are violated by "
              + residual
              + ", more than "
              + TOLERANCE);
    }
  }

  /**
   * How much the optimality conditions of the last solution are violated, in units of 1 + max |L| +
   * omega; at most {@link #TOLERANCE}.
   */
  public double residual() {
    return residual;
  }
}
