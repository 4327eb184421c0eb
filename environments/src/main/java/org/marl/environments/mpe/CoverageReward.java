package org.marl.environments.mpe;

import java.util.Arrays;

/**
 * Simple spread of OpenAI's first release and of MPE2: every landmark costs the distance of the
 * agent that is nearest to it, every collision costs 1. There is no goal.
 */
final class CoverageReward implements Reward {
  private final Particles particles;
  private final Collisions collisions;
  private final Weights weights;

  /** {@code [E]} sums over landmarks of the distance of the nearest agent. */
  private final double[] distances;

  /** {@code [E]} squares of distances. */
  private final double[] nearest;

  private final double[] squared;

  /**
   * How the parts make the reward of an agent: {@code shared} times the cost of the landmarks,
   * {@code own} times the collisions of the agent, {@code pairs} times those of all, and {@code
   * constant}.
   */
  record Weights(double shared, double own, double pairs, double constant) {

    /**
     * MPE2: a mix.
     *
     * @param localRatio share of the agent's own collisions
     */
    static Weights mpe2(double localRatio) {
      return new Weights(1 - localRatio, localRatio, 0, 0);
    }

    /**
     * OpenAI: what every agent would get alone, summed over agents. It counts each agent as
     * colliding with itself, and each pair twice.
     */
    static Weights openai(int agents) {
      return new Weights(agents, 0, 2, agents);
    }
  }

  CoverageReward(Particles particles, double radius, Weights weights) {
    this.particles = particles;
    this.collisions = new Collisions(particles, radius);
    this.weights = weights;
    this.distances = new double[particles.copies];
    this.nearest = new double[particles.copies];
    this.squared = new double[particles.copies];
  }

  @Override
  public void write(float[] rewards, boolean[] terminated) {
    collisions.count();
    sumDistances();
    int agents = particles.agents;
    for (int copy = 0; copy < terminated.length; copy++) {
      double common =
          weights.shared * distances[copy]
              + weights.pairs * collisions.pairs(copy)
              + weights.constant;
      for (int agent = 0; agent < agents; agent++) {
        double own = weights.own * collisions.ofAgent(copy, agent);
        rewards[copy * agents + agent] = (float) -(common + own);
      }
    }
    Arrays.fill(terminated, false);
  }

  private void sumDistances() {
    Arrays.fill(distances, 0);
    for (int landmark = 0; landmark < particles.landmarks; landmark++) {
      double[] x = particles.landmarkX[landmark];
      double[] y = particles.landmarkY[landmark];
      Particles.squaredDistances(particles.x[0], particles.y[0], x, y, nearest);
      for (int agent = 1; agent < particles.agents; agent++) {
        Particles.squaredDistances(particles.x[agent], particles.y[agent], x, y, squared);
        takeSmaller(nearest, squared);
      }
      addRoots(distances, nearest);
    }
  }

  private static void takeSmaller(double[] target, double[] others) {
    for (int copy = 0; copy < target.length; copy++) {
      target[copy] = Math.min(target[copy], others[copy]);
    }
  }

  private static void addRoots(double[] target, double[] squares) {
    for (int copy = 0; copy < target.length; copy++) {
      target[copy] += Math.sqrt(squares[copy]);
    }
  }
}
