package org.marl.environments.mpe;

import java.util.Arrays;

/**
 * Every agent receives minus the mean distance of agents and places under the assignment with the
 * least sum of distances (Agarwal et al. 2019, {@code marl_transfer}).
 */
final class MatchingReward implements Reward {
  /** The DPO code clips rewards to plus and minus this, which others do not reach. */
  private static final double LARGEST = 15;

  private final Particles particles;
  private final Scene scene;
  private final Collisions collisions;
  private final Rule rule;
  private final Assignment assignment;
  private final double[] placeX;
  private final double[] placeY;

  /** {@code [agent][place]} distances. */
  private final double[] cost;

  /**
   * What the conventions disagree on.
   *
   * @param farthest matched distances count at most so much
   * @param goal an episode ends when all matched distances are below it; 0: never
   * @param collisionPenalty of a pair that touches, over N; each agent counts as half a pair with
   *     itself, as in the DPO code
   */
  record Rule(double farthest, double goal, double collisionPenalty) {
    static Rule dpo(double collisionPenalty) {
      return new Rule(Double.POSITIVE_INFINITY, 0, collisionPenalty);
    }

    static Rule mpe2() {
      return new Rule(2, 0, 0);
    }

    static Rule transfer() {
      return new Rule(2, 0.05, 0);
    }
  }

  MatchingReward(Particles particles, Scene scene, double radius, Rule rule) {
    int agents = particles.agents;
    this.particles = particles;
    this.scene = scene;
    this.collisions = new Collisions(particles, radius);
    this.rule = rule;
    this.assignment = new Assignment(agents);
    this.placeX = new double[agents];
    this.placeY = new double[agents];
    this.cost = new double[agents * agents];
  }

  @Override
  public void write(float[] rewards, boolean[] terminated) {
    if (rule.collisionPenalty > 0) {
      collisions.count();
    }
    int agents = particles.agents;
    for (int copy = 0; copy < terminated.length; copy++) {
      scene.findPlaces(particles, copy, placeX, placeY);
      measure(copy);
      assignment.solve(cost);
      double sum = 0;
      double largest = 0;
      for (int agent = 0; agent < agents; agent++) {
        double distance = cost[agent * agents + assignment.columnOf(agent)];
        sum += Math.min(distance, rule.farthest);
        largest = Math.max(largest, distance);
      }
      double reward = -sum / agents - penalty(copy);
      float clipped = (float) Math.max(-LARGEST, Math.min(LARGEST, reward));
      Arrays.fill(rewards, copy * agents, (copy + 1) * agents, clipped);
      terminated[copy] = largest < rule.goal;
    }
  }

  private void measure(int copy) {
    int agents = placeX.length;
    int next = 0;
    for (int agent = 0; agent < agents; agent++) {
      double x = particles.x[agent][copy];
      double y = particles.y[agent][copy];
      for (int place = 0; place < agents; place++) {
        double dx = x - placeX[place];
        double dy = y - placeY[place];
        cost[next++] = Math.sqrt(dx * dx + dy * dy);
      }
    }
  }

  private double penalty(int copy) {
    return rule.collisionPenalty == 0
        ? 0
        : rule.collisionPenalty * (0.5 + (double) collisions.pairs(copy) / particles.agents);
  }
}
