package org.marl.environments.mpe;

import java.util.random.RandomGenerator;

/** As many landmarks as agents, anywhere in [-1, 1]²; each is a place. */
record SpreadScene(int landmarks) implements Scene {

  @Override
  public void place(Particles particles, int copy, RandomGenerator random) {
    for (int i = copy * landmarks; i < (copy + 1) * landmarks; i++) {
      particles.landmarkX[i] = random.nextDouble(-1, 1);
      particles.landmarkY[i] = random.nextDouble(-1, 1);
    }
  }

  @Override
  public void findPlaces(Particles particles, int copy, double[] placeX, double[] placeY) {
    System.arraycopy(particles.landmarkX, copy * landmarks, placeX, 0, landmarks);
    System.arraycopy(particles.landmarkY, copy * landmarks, placeY, 0, landmarks);
  }
}
