package org.marl.core.claim;

import org.marl.core.plan.Claim.Confidence;
import org.marl.core.plan.Claim.Current;
import org.marl.core.plan.Claim.Summarised;
import org.marl.core.plan.Claim.Throughout;
import org.marl.core.run.RunRecord;

/** One record point of one run of a cell. */
record RecordPoint(Cell cell, RunRecord run, int point) implements Scope {

  @Override
  public double current(Current term) {
    return column(term.column())[point + term.ahead()];
  }

  @Override
  public double summarised(Summarised term) {
    return term.fixed().isEmpty()
        ? RunSummaries.summarise(term.summary(), column(term.column()))
        : cell.summarised(term);
  }

  private double[] column(String name) {
    return run.column(name)
        .orElseThrow(
            () -> new CellFailure("run `" + run.id() + "` does not record `" + name + "`"));
  }

  @Override
  public double throughout(Throughout term) {
    return cell.throughout(term);
  }

  @Override
  public double confidence(Confidence term) {
    return cell.confidence(term);
  }

  @Override
  public String broken(Throughout term) {
    return cell.broken(term);
  }
}
