package org.marl.core.exact;

/** How the divergence between two Gaussian policies is computed. */
public enum GaussianForm {
  /** By a formula, in any number of dimensions. */
  CLOSED,
  /**
   * By Gauss-Hermite quadrature, which needs a smooth f and few dimensions: {@value
   * #QUADRATURE_NODES} nodes along each.
   */
  QUADRATURE,
  /** Not at all, for f has kinks: only estimated from the actions that were taken. */
  SAMPLES;

  /** Nodes along every dimension. */
  public static final int QUADRATURE_NODES = 8;

  /** The most dimensions that quadrature goes over. */
  public static final int QUADRATURE_DIMENSIONS = 3;
}
