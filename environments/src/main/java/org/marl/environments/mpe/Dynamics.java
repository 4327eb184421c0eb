package org.marl.environments.mpe;

import java.util.Arrays;

/**
 * How particles move (OpenAI's multiagent-particle-envs, {@code core.py}): an action is a force
 * along one axis, agents that touch push each other, velocities are damped.
 */
final class Dynamics {
  private static final double TIME_STEP = 0.1;
  private static final double REMAINING_VELOCITY = 0.75;
  private static final double ACTION_FORCE = 5;
  private static final double CONTACT_FORCE = 100;
  private static final double CONTACT_MARGIN = 1e-3;

  /** In margins: beyond it, softplus(-z) is below the rounding of any other force. */
  private static final double SOFT_RANGE = 37;

  private final Particles particles;
  private final boolean velocityFirst;
  private final double touching;
  private final double reachSquared;
  private final double[] actionForceX;
  private final double[] actionForceY;

  /** {@code [N][E]}. */
  private final double[][] forceX;

  private final double[][] forceY;

  /** {@code [E]}. */
  private final double[] squared;

  /**
   * @param radius of every agent
   * @param velocityFirst does the new velocity move the particle? If not, the old one does, and an
   *     action shows one step later
   */
  Dynamics(Particles particles, double radius, Moves moves, boolean velocityFirst) {
    this.particles = particles;
    this.velocityFirst = velocityFirst;
    this.touching = 2 * radius;
    double reach = touching + SOFT_RANGE * CONTACT_MARGIN;
    this.reachSquared = reach * reach;
    this.actionForceX = Arrays.stream(moves.horizontal()).map(d -> d * ACTION_FORCE).toArray();
    this.actionForceY = Arrays.stream(moves.vertical()).map(d -> d * ACTION_FORCE).toArray();
    this.forceX = new double[particles.agents][particles.copies];
    this.forceY = new double[particles.agents][particles.copies];
    this.squared = new double[particles.copies];
  }

  /**
   * Moves all agents of all copies by a step.
   *
   * @param actions {@code [E][N]}
   */
  void advance(int[] actions) {
    applyActions(actions);
    applyContacts();
    for (int agent = 0; agent < particles.agents; agent++) {
      integrate(particles.x[agent], particles.velocityX[agent], forceX[agent]);
      integrate(particles.y[agent], particles.velocityY[agent], forceY[agent]);
    }
  }

  private void applyActions(int[] actions) {
    int agents = particles.agents;
    for (int agent = 0; agent < agents; agent++) {
      double[] rowX = forceX[agent];
      double[] rowY = forceY[agent];
      int next = agent;
      for (int copy = 0; copy < rowX.length; copy++, next += agents) {
        int action = actions[next];
        if (action < 0 || action >= actionForceX.length) {
          throw new IllegalArgumentException("action " + action + " of agent " + agent);
        }
        rowX[copy] = actionForceX[action];
        rowY[copy] = actionForceY[action];
      }
    }
  }

  private void applyContacts() {
    double[][] x = particles.x;
    double[][] y = particles.y;
    for (int a = 0; a < particles.agents; a++) {
      for (int b = a + 1; b < particles.agents; b++) {
        Particles.squaredDistances(x[a], y[a], x[b], y[b], squared);
        for (int copy = 0; copy < squared.length; copy++) {
          if (squared[copy] < reachSquared) {
            push(a, b, copy, Math.sqrt(squared[copy]));
          }
        }
      }
    }
  }

  /** Agents at exactly the same place have no direction in which to push each other. */
  private void push(int a, int b, int copy, double distance) {
    if (distance == 0) {
      return;
    }
    double force = CONTACT_FORCE * penetration(touching - distance) / distance;
    double x = force * (particles.x[a][copy] - particles.x[b][copy]);
    double y = force * (particles.y[a][copy] - particles.y[b][copy]);
    forceX[a][copy] += x;
    forceY[a][copy] += y;
    forceX[b][copy] -= x;
    forceY[b][copy] -= y;
  }

  /** {@code k log(1 + exp(overlap / k))} for the margin k. */
  private static double penetration(double overlap) {
    double margins = overlap / CONTACT_MARGIN;
    // Where 1 + exp(…) rounds, the force is off by less than 1e-16: log1p would be slower.
    return margins > SOFT_RANGE ? overlap : CONTACT_MARGIN * Math.log(1 + Math.exp(margins));
  }

  private void integrate(double[] position, double[] velocity, double[] force) {
    if (velocityFirst) {
      for (int i = 0; i < position.length; i++) {
        double after = velocity[i] * REMAINING_VELOCITY + force[i] * TIME_STEP;
        velocity[i] = after;
        position[i] += after * TIME_STEP;
      }
    } else {
      for (int i = 0; i < position.length; i++) {
        double before = velocity[i];
        position[i] += before * TIME_STEP;
        velocity[i] = before * REMAINING_VELOCITY + force[i] * TIME_STEP;
      }
    }
  }
}
