package org.marl.algorithms.network;

import java.util.Map;
import org.marl.core.program.ProgramWriter;

/** The weights of a network in a program, each {@code [slots, rows, columns]}. */
public final class Weights {
  private final ProgramWriter program;
  private final Map<String, String> names;
  private final boolean single;

  /**
   * @param single is there one slot?
   */
  Weights(ProgramWriter program, Map<String, String> names, boolean single) {
    this.program = program;
    this.single = single;
    this.names = Map.copyOf(names);
  }

  ProgramWriter program() {
    return program;
  }

  /** Is there one slot, known when the program is written? */
  boolean areSingle() {
    return single;
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
