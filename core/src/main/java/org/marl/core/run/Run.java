package org.marl.core.run;

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
}
