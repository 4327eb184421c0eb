package org.marl.core.expression;

import java.util.Locale;

/**
 * Operations over whole axes. Masked entries count as 0 (sum), 1 (prod), or nothing (mean, min,
 * max).
 */
public enum Reduction {
  SUM,
  MEAN,
  MAX,
  MIN,
  PROD,
  ARGMAX,
  ALL,
  ANY,
  COUNT,
  /** Largest minus smallest entry. */
  RANGE,
  /**
   * The smallest entry that no more than a share of the entries lie below and above which lies no
   * more than the rest: the inverse of the distribution; operands: value, share.
   */
  QUANTILE,
  /** To zero mean and unit standard deviation; keeps its axes. */
  NORMALISE,
  /** To [low, 1] by the smallest and largest entry; keeps its axes; operands: value, low, high. */
  RESCALE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** May a script leave {@code over} out? Then samples alone are reduced, and agents stay. */
  public boolean overSamplesByDefault() {
    return this == MEAN
        || this == RANGE
        || this == QUANTILE
        || this == NORMALISE
        || this == RESCALE;
  }

  /** Do the reduced axes remain in the result? */
  public boolean keepsAxes() {
    return this == NORMALISE || this == RESCALE;
  }
}
