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
  private final double[] forceX;
  private final double[] forceY;

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
    this.forceX = new double[particles.agents];
    this.forceY = new double[particles.agents];
  }

  /**
   * Moves the agents of one copy by a step.
   *
   * @param actions {@code [E][N]}
   */
  void advance(int copy, int[] actions) {
    int first = copy * particles.agents;
    applyActions(first, actions);
    applyContacts(first);
    integrate(first);
  }

  private void applyActions(int first, int[] actions) {
    for (int agent = 0; agent < forceX.length; agent++) {
      int action = actions[first + agent];
      if (action < 0 || action >= actionForceX.length) {
        throw new IllegalArgumentException("action " + action + " of agent " + agent);
      }
      forceX[agent] = actionForceX[action];
      forceY[agent] = actionForceY[action];
    }
  }

  private void applyContacts(int first) {
    double[] x = particles.x;
    double[] y = particles.y;
    int agents = forceX.length;
    for (int a = 0; a < agents; a++) {
      double ax = x[first + a];
      double ay = y[first + a];
      for (int b = a + 1; b < agents; b++) {
        double dx = ax - x[first + b];
        double dy = ay - y[first + b];
        double squared = dx * dx + dy * dy;
        if (squared < reachSquared) {
          push(a, b, dx, dy, Math.sqrt(squared));
        }
      }
    }
  }

  /** Agents at exactly the same place have no direction in which to push each other. */
  private void push(int a, int b, double dx, double dy, double distance) {
    if (distance == 0) {
      return;
    }
    double force = CONTACT_FORCE * penetration(touching - distance) / distance;
    forceX[a] += force * dx;
    forceY[a] += force * dy;
    forceX[b] -= force * dx;
    forceY[b] -= force * dy;
  }

  /** {@code k log(1 + exp(overlap / k))} for the margin k. */
  private static double penetration(double overlap) {
    double margins = overlap / CONTACT_MARGIN;
    return margins > SOFT_RANGE ? overlap : CONTACT_MARGIN * Math.log1p(Math.exp(margins));
  }

  private void integrate(int first) {
    double[] x = particles.x;
    double[] y = particles.y;
    double[] velocityX = particles.velocityX;
    double[] velocityY = particles.velocityY;
    for (int agent = 0; agent < forceX.length; agent++) {
      int i = first + agent;
      double oldX = velocityX[i];
      double oldY = velocityY[i];
      double newX = oldX * REMAINING_VELOCITY + forceX[agent] * TIME_STEP;
      double newY = oldY * REMAINING_VELOCITY + forceY[agent] * TIME_STEP;
      x[i] += (velocityFirst ? newX : oldX) * TIME_STEP;
      y[i] += (velocityFirst ? newY : oldY) * TIME_STEP;
      velocityX[i] = newX;
      velocityY[i] = newY;
    }
  }
}
