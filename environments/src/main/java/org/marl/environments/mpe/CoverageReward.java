package org.marl.environments.mpe;

/**
 * Simple spread of OpenAI's first release and of MPE2: every landmark costs the distance of the
 * agent that is nearest to it, every collision costs 1. There is no goal.
 */
final class CoverageReward implements Reward {
  private final Particles particles;
  private final Collisions collisions;
  private final Weights weights;

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
  }

  @Override
  public boolean write(int copy, float[] rewards) {
    int pairs = collisions.count(copy);
    double common = weights.shared * distances(copy) + weights.pairs * pairs + weights.constant;
    int agents = particles.agents;
    for (int agent = 0; agent < agents; agent++) {
      rewards[copy * agents + agent] = (float) -(common + weights.own * collisions.of(agent));
    }
    return false;
  }

  /** The sum over landmarks of the distance of the nearest agent. */
  private double distances(int copy) {
    double[] x = particles.x;
    double[] y = particles.y;
    int first = copy * particles.agents;
    int end = first + particles.agents;
    double sum = 0;
    for (int k = copy * particles.landmarks; k < (copy + 1) * particles.landmarks; k++) {
      double landmarkX = particles.landmarkX[k];
      double landmarkY = particles.landmarkY[k];
      double least = Double.POSITIVE_INFINITY;
      for (int i = first; i < end; i++) {
        double dx = x[i] - landmarkX;
        double dy = y[i] - landmarkY;
        least = Math.min(least, dx * dx + dy * dy);
      }
      sum += Math.sqrt(least);
    }
    return sum;
  }
}
