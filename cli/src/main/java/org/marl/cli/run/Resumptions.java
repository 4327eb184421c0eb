package org.marl.cli.run;

import java.util.ArrayList;
import java.util.List;
import org.marl.cli.terminal.Counting;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunListener;

/** Counts runs that went on from a checkpoint, and remembers the first few that could not. */
final class Resumptions implements RunListener {
  private static final int MOST = 5;

  private final List<String> warnings = new ArrayList<>();
  private long resumed;
  private long unsaid;

  @Override
  public synchronized void resumed(RunPlan run, long step) {
    resumed++;
  }

  @Override
  public synchronized void warned(RunPlan run, String sentence) {
    if (warnings.size() < MOST) {
      warnings.add("run " + run.id() + ": " + sentence);
    } else {
      unsaid++;
    }
  }

  synchronized long count() {
    return resumed;
  }

  synchronized List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    if (unsaid > 0) {
      all.add("and " + Counting.of(unsaid, "more warning") + " of this kind");
    }
    return all;
  }
}
