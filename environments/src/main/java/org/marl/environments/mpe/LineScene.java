package org.marl.environments.mpe;

import java.util.random.RandomGenerator;

/**
 * Two landmarks at a fixed distance, the first near the middle; the places divide the line between
 * them evenly, ends included.
 *
 * @param agents at least 2
 */
record LineScene(int agents) implements Scene {
  private static final double LENGTH = 1.25;
  private static final double RANGE = 0.25;
  private static final double TURN = Math.toRadians(5);

  @Override
  public int landmarks() {
    return 2;
  }

  @Override
  public void place(Particles particles, int copy, RandomGenerator random) {
    double x = random.nextDouble(-RANGE, RANGE);
    double y = random.nextDouble(-RANGE, RANGE);
    double angle = random.nextDouble(2 * Math.PI);
    double endX = x + LENGTH * Math.cos(angle);
    double endY = y + LENGTH * Math.sin(angle);
    while (Math.abs(endX) >= 1 || Math.abs(endY) >= 1) {
      angle += TURN;
      endX = x + LENGTH * Math.cos(angle);
      endY = y + LENGTH * Math.sin(angle);
    }
    particles.landmarkX[0][copy] = x;
    particles.landmarkY[0][copy] = y;
    particles.landmarkX[1][copy] = endX;
    particles.landmarkY[1][copy] = endY;
  }

  @Override
  public void findPlaces(Particles particles, int copy, double[] placeX, double[] placeY) {
    double x = particles.landmarkX[0][copy];
    double y = particles.landmarkY[0][copy];
    double stepX = (particles.landmarkX[1][copy] - x) / (agents - 1);
    double stepY = (particles.landmarkY[1][copy] - y) / (agents - 1);
    for (int place = 0; place < agents; place++) {
      placeX[place] = x + place * stepX;
      placeY[place] = y + place * stepY;
    }
  }
}
