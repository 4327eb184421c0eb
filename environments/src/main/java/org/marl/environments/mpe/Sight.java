package org.marl.environments.mpe;

/**
 * Writes observations: an agent's velocity and position; then, relative to it, every landmark; then
 * every other agent, and two zeros for what each of them, being silent, communicates. The zeros are
 * not written: arrays are allocated with them.
 */
final class Sight {
  private static final int OWN = 4;

  /** So many copies are written together: their observations stay in the cache. */
  private static final int BLOCK = 64;

  private final Particles particles;
  private final boolean seesAgents;
  private final double squaredVision;

  private final int width;

  /**
   * @param seesAgents whether other agents are part of observations
   * @param vision what is so far away or farther is observed as zeros
   */
  Sight(Particles particles, boolean seesAgents, double vision) {
    this.particles = particles;
    this.seesAgents = seesAgents;
    this.squaredVision = vision * vision;
    this.width = width(particles.agents, particles.landmarks, seesAgents);
  }

  /** The length of an observation. */
  static int width(int agents, int landmarks, boolean seesAgents) {
    return OWN + 2 * landmarks + (seesAgents ? 4 * (agents - 1) : 0);
  }

  /**
   * Writes what the agents of some copies see.
   *
   * @param from the first copy
   * @param to the copy after the last
   * @param observations {@code [E][N][O]}
   */
  void write(int from, int to, float[] observations) {
    for (int start = from; start < to; start += BLOCK) {
      for (int agent = 0; agent < particles.agents; agent++) {
        writeAgent(agent, start, Math.min(to, start + BLOCK), observations);
      }
    }
  }

  private void writeAgent(int agent, int from, int to, float[] observations) {
    int agents = particles.agents;
    double[] x = particles.x[agent];
    double[] y = particles.y[agent];
    int next = (from * agents + agent) * width;
    writeOwn(particles.velocityX[agent], particles.velocityY[agent], from, to, observations, next);
    writeOwn(x, y, from, to, observations, next + 2);
    next += OWN;
    for (int k = 0; k < particles.landmarks; k++, next += 2) {
      writeOther(
          particles.landmarkX[k], particles.landmarkY[k], x, y, from, to, observations, next);
    }
    if (seesAgents) {
      for (int other = 0; other < agents; other++) {
        if (other != agent) {
          writeOther(particles.x[other], particles.y[other], x, y, from, to, observations, next);
          next += 2;
        }
      }
    }
  }

  private void writeOwn(
      double[] first, double[] second, int from, int to, float[] observations, int start) {
    int stride = particles.agents * width;
    int next = start;
    for (int copy = from; copy < to; copy++, next += stride) {
      observations[next] = (float) first[copy];
      observations[next + 1] = (float) second[copy];
    }
  }

  private void writeOther(
      double[] otherX,
      double[] otherY,
      double[] x,
      double[] y,
      int from,
      int to,
      float[] observations,
      int start) {
    int stride = particles.agents * width;
    int next = start;
    if (squaredVision == Double.POSITIVE_INFINITY) {
      for (int copy = from; copy < to; copy++, next += stride) {
        observations[next] = (float) (otherX[copy] - x[copy]);
        observations[next + 1] = (float) (otherY[copy] - y[copy]);
      }
    } else {
      for (int copy = from; copy < to; copy++, next += stride) {
        double dx = otherX[copy] - x[copy];
        double dy = otherY[copy] - y[copy];
        // All ones if it is seen, else zero: a branch would be guessed wrong half of the time.
        long mask = Double.doubleToRawLongBits(dx * dx + dy * dy - squaredVision) >> 63;
        observations[next] = masked(dx, mask);
        observations[next + 1] = masked(dy, mask);
      }
    }
  }

  private static float masked(double value, long mask) {
    return (float) Double.longBitsToDouble(Double.doubleToRawLongBits(value) & mask);
  }
}
