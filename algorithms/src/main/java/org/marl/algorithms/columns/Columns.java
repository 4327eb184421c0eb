package org.marl.algorithms.columns;

import java.util.List;

/** Some neighbouring columns of the record. */
public interface Columns {

  List<String> names();

  /** Writes the present values, in the order of the names, from the index on. */
  void write(double[] values, int from);
}
