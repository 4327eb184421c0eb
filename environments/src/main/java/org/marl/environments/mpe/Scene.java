package org.marl.environments.mpe;

import java.util.random.RandomGenerator;

/** Where the landmarks of a task lie, and which N places want one agent each. */
interface Scene {

  /** L. */
  int landmarks();

  /** Draws the landmarks of one copy. */
  void place(Particles particles, int copy, RandomGenerator random);

  /**
   * The places that want an agent, for one copy as it is now.
   *
   * @param placeX {@code [N]}, written
   * @param placeY {@code [N]}, written
   */
  void findPlaces(Particles particles, int copy, double[] placeX, double[] placeY);
}
