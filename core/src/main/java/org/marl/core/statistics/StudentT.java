package org.marl.core.statistics;

/** Student's t distribution with a whole number of degrees of freedom. */
public final class StudentT {
  private StudentT() {}

  /**
   * The t with P(|T| &lt; t) = level, for intervals.
   *
   * @param level in [0, 1)
   * @param degrees of freedom, at least 1
   */
  public static double twoSided(double level, int degrees) {
    if (!(level >= 0 && level < 1) || degrees < 1) {
      throw new IllegalArgumentException("level " + level + ", degrees " + degrees);
    }
    // Bisection in the angle atan(t / sqrt(degrees)), where the whole line is [0, pi / 2].
    double low = 0;
    double high = Math.PI / 2;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (central(middle, degrees) < level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(degrees) * Math.tan((low + high) / 2);
  }

  /** P(|T| &lt; sqrt(degrees) tan(angle)): Abramowitz and Stegun, 26.7.3 and 26.7.4. */
  private static double central(double angle, int degrees) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    boolean odd = degrees % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = 0;
    for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
      sum += term;
      term *= cosine * cosine * (power + 1) / (power + 2);
    }
    return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
  }
}
