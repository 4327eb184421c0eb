package org.marl.algorithms.network;

import java.util.Map;
import org.marl.core.program.ProgramWriter;

/** The weights of a network in a program, each {@code [slots, rows, columns]}. */
public final class Weights {
  private final ProgramWriter program;
  private final Map<String, String> names;

  Weights(ProgramWriter program, Map<String, String> names) {
    this.program = program;
    this.names = Map.copyOf(names);
  }

  ProgramWriter program() {
    return program;
  }

  /** The name in the program of a weight of the layout. */
  public String get(String weight) {
    String name = names.get(weight);
    if (name == null) {
      throw new IllegalArgumentException("there is no weight " + weight + " among " + names);
    }
    return name;
  }
}
