package org.marl.core.exact;

/** A way to solve a {@link Step} for one function f. */
interface Kernel {
  /** Writes the optimum to {@code step.x}. */
  void solve(Step step);
}
