package org.marl.environments.mpe;

import java.util.random.RandomGenerator;

/** As many landmarks as agents, anywhere in [-1, 1]²; each is a place. */
record SpreadScene(int landmarks) implements Scene {

  @Override
  public void place(Particles particles, int copy, RandomGenerator random) {
    for (int landmark = 0; landmark < landmarks; landmark++) {
      particles.landmarkX[landmark][copy] = random.nextDouble(-1, 1);
      particles.landmarkY[landmark][copy] = random.nextDouble(-1, 1);
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
