package org.marl.algorithms.columns;

import java.util.List;
import java.util.function.DoubleSupplier;

/** A column of its own. */
public record NumberColumn(String name, DoubleSupplier number) implements Columns {

  @Override
  public List<String> names() {
    return List.of(name);
  }

  @Override
  public void write(double[] values, int from) {
    values[from] = number.getAsDouble();
  }
}
