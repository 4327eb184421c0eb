package org.marl.environments.mpe;

import java.util.Arrays;

/** Counts agents that touch. */
final class Collisions {
  private final Particles particles;
  private final double squaredReach;

  /** {@code [E]}. */
  private final double[] squared;

  /** {@code [N][E]} how many others an agent touches. */
  private final int[][] ofAgent;

  /** {@code [E]} pairs that touch. */
  private final int[] pairs;

  /**
   * @param radius of every agent
   */
  Collisions(Particles particles, double radius) {
    this.particles = particles;
    this.squaredReach = 2 * radius * (2 * radius);
    this.squared = new double[particles.copies];
    this.ofAgent = new int[particles.agents][particles.copies];
    this.pairs = new int[particles.copies];
  }

  /** Counts anew in all copies. */
  void count() {
    double[][] x = particles.x;
    double[][] y = particles.y;
    for (int[] row : ofAgent) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(pairs, 0);
    for (int a = 0; a < particles.agents; a++) {
      for (int b = a + 1; b < particles.agents; b++) {
        Particles.squaredDistances(x[a], y[a], x[b], y[b], squared);
        for (int copy = 0; copy < squared.length; copy++) {
          if (squared[copy] < squaredReach) {
            ofAgent[a][copy]++;
            ofAgent[b][copy]++;
            pairs[copy]++;
          }
        }
      }
    }
  }

  int ofAgent(int copy, int agent) {
    return ofAgent[agent][copy];
  }

  int pairs(int copy) {
    return pairs[copy];
  }
}
