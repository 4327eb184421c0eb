package org.marl.core.claim;

import org.marl.core.plan.Claim.Confidence;
import org.marl.core.plan.Claim.Current;
import org.marl.core.plan.Claim.Summarised;
import org.marl.core.plan.Claim.Throughout;

/**
 * Where a term is evaluated: in a cell, in a resample of its seeds, or at a record point of one of
 * its runs. All methods throw {@link CellFailure} where there is no number.
 */
interface Scope {
  double summarised(Summarised term);

  double current(Current term);

  /** 1 if it holds, else 0. */
  double throughout(Throughout term);

  double confidence(Confidence term);

  /** Where a {@link Throughout} that does not hold is broken, as a sentence. */
  String broken(Throughout term);
}
