package org.marl.environments.mpe;

import java.util.Arrays;

/**
 * Writes observations: an agent's velocity and position; then, relative to it, every landmark; then
 * every other agent, and two zeros for what each of them, being silent, communicates.
 */
final class Sight {
  private static final int OWN = 4;

  private final Particles particles;
  private final boolean seesAgents;
  private final double squaredVision;

  /**
   * @param seesAgents whether other agents are part of observations
   * @param vision what is so far away or farther is observed as zeros
   */
  Sight(Particles particles, boolean seesAgents, double vision) {
    this.particles = particles;
    this.seesAgents = seesAgents;
    this.squaredVision = vision * vision;
  }

  /** The length of an observation. */
  static int width(int agents, int landmarks, boolean seesAgents) {
    return OWN + 2 * landmarks + (seesAgents ? 4 * (agents - 1) : 0);
  }

  /**
   * Writes what the agents of one copy see.
   *
   * @param observations {@code [E][N][O]}
   */
  void write(int copy, float[] observations) {
    int agents = particles.agents;
    int landmarks = particles.landmarks;
    int first = copy * agents;
    int end = first + agents;
    int firstLandmark = copy * landmarks;
    int next = first * width(agents, landmarks, seesAgents);
    for (int agent = first; agent < end; agent++) {
      double x = particles.x[agent];
      double y = particles.y[agent];
      observations[next] = (float) particles.velocityX[agent];
      observations[next + 1] = (float) particles.velocityY[agent];
      observations[next + 2] = (float) x;
      observations[next + 3] = (float) y;
      next += OWN;
      double[] landmarkX = particles.landmarkX;
      double[] landmarkY = particles.landmarkY;
      for (int k = firstLandmark; k < firstLandmark + landmarks; k++, next += 2) {
        write(landmarkX[k] - x, landmarkY[k] - y, observations, next);
      }
      if (seesAgents) {
        next = writeAgents(first, agent, x, y, observations, next);
        next = writeAgents(agent + 1, end, x, y, observations, next);
        Arrays.fill(observations, next, next + 2 * (agents - 1), 0);
        next += 2 * (agents - 1);
      }
    }
  }

  private int writeAgents(int from, int to, double x, double y, float[] observations, int start) {
    int next = start;
    for (int other = from; other < to; other++, next += 2) {
      write(particles.x[other] - x, particles.y[other] - y, observations, next);
    }
    return next;
  }

  private void write(double dx, double dy, float[] observations, int at) {
    boolean seen = dx * dx + dy * dy < squaredVision;
    observations[at] = seen ? (float) dx : 0;
    observations[at + 1] = seen ? (float) dy : 0;
  }
}
