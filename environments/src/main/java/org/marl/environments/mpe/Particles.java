package org.marl.environments.mpe;

import java.util.Map;
import org.marl.core.environment.EnvironmentState;

/**
 * Where the agents and landmarks of E copies are, one array per coordinate. Agents are points of
 * mass 1 in the plane; landmarks never move.
 */
final class Particles {
  final int copies;
  final int agents;
  final int landmarks;

  /** {@code [E][N]} positions and velocities. */
  final double[] x;

  final double[] y;
  final double[] velocityX;
  final double[] velocityY;

  /** {@code [E][L]}. */
  final double[] landmarkX;

  final double[] landmarkY;

  Particles(int copies, int agents, int landmarks) {
    this.copies = copies;
    this.agents = agents;
    this.landmarks = landmarks;
    this.x = new double[copies * agents];
    this.y = new double[copies * agents];
    this.velocityX = new double[copies * agents];
    this.velocityY = new double[copies * agents];
    this.landmarkX = new double[copies * landmarks];
    this.landmarkY = new double[copies * landmarks];
  }

  /** The live arrays, under the names that they have in a saved state. */
  private Map<String, double[]> arrays() {
    return Map.of(
        "x", x,
        "y", y,
        "velocity_x", velocityX,
        "velocity_y", velocityY,
        "landmark_x", landmarkX,
        "landmark_y", landmarkY);
  }

  /** Adds copies of all arrays. */
  void save(Map<String, double[]> target) {
    arrays().forEach((name, array) -> target.put(name, array.clone()));
  }

  /**
   * @throws IllegalArgumentException if an array is missing or has another length
   */
  void restore(EnvironmentState state) {
    arrays()
        .forEach(
            (name, array) ->
                System.arraycopy(state.reals(name, array.length), 0, array, 0, array.length));
  }
}
