package org.marl.core.run;

import java.util.List;
import org.marl.core.program.Program;

/**
 * One wired run. The Guice module of a learner component binds it; the run plan is bound as an
 * instance, so its constructor takes what it needs.
 */
public interface Run {

  /**
   * Runs to the end on the calling thread. A run that keeps checkpoints asks the recorder for the
   * latest one first; one that does not begins anew whenever it is executed.
   *
   * @throws RunFailure if it cannot go on (not a number, overflow), saying where
   */
  void execute(Recorder recorder);

  /** The tensor programs that the run would execute, for readers; none if it has none. */
  default List<Program> programs() {
    return List.of();
  }
}
