package org.marl.algorithms.exact;

import java.util.OptionalInt;

/**
 * One step of gradient ascent on the parameters of one row of a policy.
 *
 * <p>Softmax parameters are not kept: adding to the logarithms of probabilities and normalising is
 * the same as adding to the parameters. Probabilities of 0, whose parameters are minus infinity,
 * stay 0.
 */
final class Ascent {
  private final GradientConfig.Form form;
  private final double rate;
  private final SimplexProjection projection = new SimplexProjection();

  Ascent(GradientConfig config) {
    this.form = config.form();
    this.rate = config.lr();
  }

  /**
   * Takes the step.
   *
   * @param policy probabilities, changed
   * @param slopes derivatives of the objective by the probabilities, per episode; overwritten
   * @param visits expected visits to the row in an episode; 0: the row does not matter
   * @return an action whose derivative is no finite number, and then the policy is unchanged
   */
  OptionalInt step(double[] policy, double[] slopes, double visits) {
    OptionalInt infinite = infinite(policy, slopes);
    if (infinite.isPresent()) {
      return infinite;
    }
    switch (form) {
      case SOFTMAX -> {
        centre(policy, slopes);
        for (int action = 0; action < policy.length; action++) {
          slopes[action] *= policy[action];
        }
        multiply(policy, slopes, rate);
      }
      case NATURAL -> {
        centre(policy, slopes);
        if (visits > 0) {
          multiply(policy, slopes, rate / visits);
        }
      }
      case DIRECT -> {
        for (int action = 0; action < policy.length; action++) {
          policy[action] += rate * slopes[action];
        }
        projection.project(policy);
      }
    }
    return OptionalInt.empty();
  }

  /** An action that is never taken may fall without bound: it stays at 0. */
  private OptionalInt infinite(double[] policy, double[] slopes) {
    for (int action = 0; action < policy.length; action++) {
      boolean ignored =
          policy[action] == 0
              && (form != GradientConfig.Form.DIRECT || slopes[action] == Double.NEGATIVE_INFINITY);
      if (!ignored && !Double.isFinite(slopes[action])) {
        return OptionalInt.of(action);
      }
    }
    return OptionalInt.empty();
  }

  /** Derivatives minus their mean under the policy: those of the softmax, but for a factor. */
  private static void centre(double[] policy, double[] slopes) {
    double mean = 0;
    for (int action = 0; action < policy.length; action++) {
      mean += policy[action] == 0 ? 0 : policy[action] * slopes[action];
    }
    for (int action = 0; action < policy.length; action++) {
      slopes[action] = policy[action] == 0 ? 0 : slopes[action] - mean;
    }
  }

  /** Adds to the logarithms of the probabilities and normalises. */
  private static void multiply(double[] policy, double[] logarithms, double rate) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int action = 0; action < policy.length; action++) {
      if (policy[action] > 0) {
        largest = Math.max(largest, rate * logarithms[action]);
      }
    }
    double sum = 0;
    for (int action = 0; action < policy.length; action++) {
      policy[action] *= Math.exp(rate * logarithms[action] - largest);
      sum += policy[action];
    }
    for (int action = 0; action < policy.length; action++) {
      policy[action] /= sum;
    }
  }
}
