package org.marl.dsl.check;

import java.util.List;
import org.marl.dsl.ast.Value;

/** Decides which alternative of a sweep counts. One sweep in the text has one answer in one run. */
interface Chooser {

  /** An answer: the index of an alternative. */
  record Choice(Value.Sweep sweep, int index) {}

  /** Index of an alternative. */
  int choose(Value.Sweep sweep);

  /** The alternative itself. */
  default Value alternative(Value.Sweep sweep) {
    return sweep.alternatives().get(choose(sweep));
  }

  /** Runs the action; gives the answers that it asked for, in that order. */
  List<Choice> consultedBy(Runnable action);
}
