package org.marl.environments.mpe;

import java.util.Map;
import org.marl.core.environment.EnvironmentState;

/**
 * Where the agents and landmarks of E copies are, one array per coordinate. Agents are points of
 * mass 1 in the plane; landmarks never move. Every agent has a row with its coordinate in all
 * copies: the same arithmetic on all copies is a loop that becomes vector instructions.
 */
final class Particles {
  final int copies;
  final int agents;
  final int landmarks;

  /** {@code [N][E]} positions and velocities. */
  final double[][] x;

  final double[][] y;
  final double[][] velocityX;
  final double[][] velocityY;

  /** {@code [L][E]}. */
  final double[][] landmarkX;

  final double[][] landmarkY;

  Particles(int copies, int agents, int landmarks) {
    this.copies = copies;
    this.agents = agents;
    this.landmarks = landmarks;
    this.x = new double[agents][copies];
    this.y = new double[agents][copies];
    this.velocityX = new double[agents][copies];
    this.velocityY = new double[agents][copies];
    this.landmarkX = new double[landmarks][copies];
    this.landmarkY = new double[landmarks][copies];
  }

  /** The squared distances of two points in all copies. */
  static void squaredDistances(
      double[] x, double[] y, double[] otherX, double[] otherY, double[] target) {
    for (int copy = 0; copy < target.length; copy++) {
      double dx = x[copy] - otherX[copy];
      double dy = y[copy] - otherY[copy];
      target[copy] = dx * dx + dy * dy;
    }
  }

  /** The live arrays, under the names that they have in a saved state. */
  private Map<String, double[][]> arrays() {
    return Map.of(
        "x", x,
        "y", y,
        "velocity_x", velocityX,
        "velocity_y", velocityY,
        "landmark_x", landmarkX,
        "landmark_y", landmarkY);
  }

  /** Adds copies of all arrays, row after row. */
  void save(Map<String, double[]> target) {
    arrays()
        .forEach(
            (name, rows) -> {
              double[] flat = new double[rows.length * copies];
              for (int row = 0; row < rows.length; row++) {
                System.arraycopy(rows[row], 0, flat, row * copies, copies);
              }
              target.put(name, flat);
            });
  }

  /**
   * @throws IllegalArgumentException if an array is missing or has another length
   */
  void restore(EnvironmentState state) {
    arrays()
        .forEach(
            (name, rows) -> {
              double[] flat = state.reals(name, rows.length * copies);
              for (int row = 0; row < rows.length; row++) {
                System.arraycopy(flat, row * copies, rows[row], 0, copies);
              }
            });
  }
}
