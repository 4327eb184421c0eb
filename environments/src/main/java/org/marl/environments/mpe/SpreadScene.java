package org.marl.environments.mpe;

import java.util.random.RandomGenerator;

/**
 * As many landmarks as agents, each of which is a place.
 *
 * @param range their coordinates are between minus this and this
 */
record SpreadScene(int landmarks, double range) implements Scene {

  @Override
  public void place(Particles particles, int copy, RandomGenerator random) {
    for (int landmark = 0; landmark < landmarks; landmark++) {
      particles.landmarkX[landmark][copy] = random.nextDouble(-range, range);
      particles.landmarkY[landmark][copy] = random.nextDouble(-range, range);
    }
  }

  @Override
  public void findPlaces(Particles particles, int copy, double[] placeX, double[] placeY) {
    for (int place = 0; place < landmarks; place++) {
      placeX[place] = particles.landmarkX[place][copy];
      placeY[place] = particles.landmarkY[place][copy];
    }
  }
}
