package org.marl.core.run;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The results of an experiment's runs, in the order of the plan. Records may be read from disk each
 * time they are asked for, so that all of them need not fit into memory.
 */
public interface RunResults extends Iterable<RunRecord> {

  int count();

  /** The coordinates of a run alone, which costs no reading. */
  Map<String, String> coordinates(int index);

  RunRecord run(int index);

  @Override
  default Iterator<RunRecord> iterator() {
    return IntStream.range(0, count()).mapToObj(this::run).iterator();
  }

  /**
   * The results in a run directory whose {@code summary.json} is written.
   *
   * @throws RunDirectoryException if there is none
   */
  static RunResults read(Path out) {
    return DirectoryResults.summarised(out);
  }

  /** Results that are in memory. */
  static RunResults of(List<RunRecord> runs) {
    return new MemoryResults(List.copyOf(runs));
  }
}
