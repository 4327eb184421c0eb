package org.marl.algorithms.network;

/**
 * One weight of a network.
 *
 * @param rows inputs of a layer; 1 for a bias
 * @param columns outputs of a layer
 * @param law how it is drawn at the start
 */
public record Weight(String name, int rows, int columns, WeightLaw law) {

  public Weight {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(name + " is " + rows + " by " + columns);
    }
  }

  /** How many numbers it has. */
  public int size() {
    return rows * columns;
  }
}
