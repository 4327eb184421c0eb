package org.marl.environments.mpe;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One landmark near the middle; the places divide a circle around it evenly. The first place lies
 * in the direction of the agent with the smallest polar angle in [0, 2π) as seen from the landmark,
 * so the places turn with the agents.
 */
final class CircleScene implements Scene {
  private static final double RADIUS = 0.5;

  private final double range;
  private final double[] cosine;
  private final double[] sine;

  /**
   * @param range the landmark's coordinates are between minus this and this
   */
  CircleScene(int agents, double range) {
    this.range = range;
    double part = 2 * Math.PI / agents;
    this.cosine = IntStream.range(0, agents).mapToDouble(k -> Math.cos(k * part)).toArray();
    this.sine = IntStream.range(0, agents).mapToDouble(k -> Math.sin(k * part)).toArray();
  }

  @Override
  public int landmarks() {
    return 1;
  }

  @Override
  public void place(Particles particles, int copy, RandomGenerator random) {
    particles.landmarkX[0][copy] = random.nextDouble(-range, range);
    particles.landmarkY[0][copy] = random.nextDouble(-range, range);
  }

  @Override
  public void findPlaces(Particles particles, int copy, double[] placeX, double[] placeY) {
    int agents = cosine.length;
    double centreX = particles.landmarkX[0][copy];
    double centreY = particles.landmarkY[0][copy];
    double x = particles.x[0][copy] - centreX;
    double y = particles.y[0][copy] - centreY;
    for (int agent = 1; agent < agents; agent++) {
      double otherX = particles.x[agent][copy] - centreX;
      double otherY = particles.y[agent][copy] - centreY;
      if (precedes(otherX, otherY, x, y)) {
        x = otherX;
        y = otherY;
      }
    }
    double distance = Math.sqrt(x * x + y * y);
    // An agent on the landmark has the angle 0, as by atan2.
    double directionX = distance == 0 ? RADIUS : RADIUS * x / distance;
    double directionY = distance == 0 ? 0 : RADIUS * y / distance;
    for (int k = 0; k < agents; k++) {
      placeX[k] = centreX + directionX * cosine[k] - directionY * sine[k];
      placeY[k] = centreY + directionY * cosine[k] + directionX * sine[k];
    }
  }

  /** Is the first vector's angle in [0, 2π) the smaller one? Without computing angles. */
  private static boolean precedes(double x, double y, double otherX, double otherY) {
    boolean lower = y < 0;
    boolean otherLower = otherY < 0;
    if (lower != otherLower) {
      return otherLower;
    }
    return angleZero(x, y)
        ? !angleZero(otherX, otherY)
        : !angleZero(otherX, otherY) && x * otherY > y * otherX;
  }

  private static boolean angleZero(double x, double y) {
    return y == 0 && x >= 0;
  }
}
