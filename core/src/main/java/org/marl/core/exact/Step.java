package org.marl.core.exact;

/**
 * One problem for a {@link Kernel}, in units of omega and measured from the best supported action:
 *
 * <pre>maximise over the simplex   sum_a x_a t_a - w_a f(x_a / w_a)</pre>
 *
 * <p>Entries with w = 0 cost {@code x * recession}. The arrays are reused and may be longer than n.
 */
final class Step {
  /** References below this count as 0: x log x of their ratios would not be representable. */
  static final double SMALLEST = 1e-303;

  int n;
  double[] t = new double[0];
  double[] w = new double[0];
  double[] x;

  /** The supported action with the largest gain, the first of them if several. */
  int best;

  /** The unsupported action that would enter first; −1 if none may. */
  int entrant;

  /** The sum of the references. */
  double mass;

  /**
   * Fills in a problem.
   *
   * @param gain the linear part, one per action
   * @param reference w; null for all ones
   * @param omega positive
   * @param entering may unsupported actions get mass?
   */
  void prepare(double[] gain, double[] reference, double omega, boolean entering, double[] result) {
    n = gain.length;
    if (t.length < n) {
      t = new double[n];
      w = new double[n];
    }
    x = result;
    best = -1;
    entrant = -1;
    mass = 0;
    for (int a = 0; a < n; a++) {
      double weight = reference == null ? 1 : reference[a];
      if (weight >= SMALLEST) {
        w[a] = weight;
        mass += weight;
        best = best < 0 || gain[a] > gain[best] ? a : best;
      } else {
        w[a] = 0;
        entrant = entering && (entrant < 0 || gain[a] > gain[entrant]) ? a : entrant;
      }
    }
    if (best >= 0) {
      double top = gain[best];
      for (int a = 0; a < n; a++) {
        t[a] = (gain[a] - top) / omega;
      }
    }
  }

  /** Multiplies x so that it sums to 1. */
  void normalise(double sum) {
    for (int a = 0; a < n; a++) {
      x[a] /= sum;
    }
  }
}
