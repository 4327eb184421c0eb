package org.marl.dsl.check;

import org.marl.dsl.ast.Value;

/** Decides which alternative of a sweep counts. One sweep in the text has one answer in one run. */
interface Chooser {
  /** Index of an alternative. */
  int choose(Value.Sweep sweep);

  /** The alternative itself. */
  default Value alternative(Value.Sweep sweep) {
    return sweep.alternatives().get(choose(sweep));
  }
}
