package org.marl.environments.mpe;

/** Counts agents that touch. */
final class Collisions {
  private final Particles particles;
  private final double squaredDistance;
  private final int[] counts;

  /**
   * @param radius of every agent
   */
  Collisions(Particles particles, double radius) {
    this.particles = particles;
    this.squaredDistance = 2 * radius * (2 * radius);
    this.counts = new int[particles.agents];
  }

  /** Counts anew in one copy and returns the number of pairs that touch. */
  int count(int copy) {
    double[] x = particles.x;
    double[] y = particles.y;
    int agents = counts.length;
    int first = copy * agents;
    int pairs = 0;
    for (int agent = 0; agent < agents; agent++) {
      counts[agent] = 0;
    }
    for (int a = 0; a < agents; a++) {
      double ax = x[first + a];
      double ay = y[first + a];
      for (int b = a + 1; b < agents; b++) {
        double dx = ax - x[first + b];
        double dy = ay - y[first + b];
        if (dx * dx + dy * dy < squaredDistance) {
          counts[a]++;
          counts[b]++;
          pairs++;
        }
      }
    }
    return pairs;
  }

  /** How many others the agent touched in the copy that was counted last. */
  int of(int agent) {
    return counts[agent];
  }
}
