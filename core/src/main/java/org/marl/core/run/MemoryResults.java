package org.marl.core.run;

import java.util.List;
import java.util.Map;

/** Results that are in memory. */
record MemoryResults(List<RunRecord> runs) implements RunResults {

  @Override
  public int count() {
    return runs.size();
  }

  @Override
  public Map<String, String> coordinates(int index) {
    return runs.get(index).coordinates();
  }

  @Override
  public RunRecord run(int index) {
    return runs.get(index);
  }
}
