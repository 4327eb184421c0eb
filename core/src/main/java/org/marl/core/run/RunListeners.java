package org.marl.core.run;

import java.util.List;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/** Several listeners as one. */
record RunListeners(List<RunListener> listeners) implements RunListener {

  @Override
  public void experimentStarted(ExperimentPlan experiment) {
    listeners.forEach(listener -> listener.experimentStarted(experiment));
  }

  @Override
  public void runKept(RunPlan run) {
    listeners.forEach(listener -> listener.runKept(run));
  }

  @Override
  public void runStarted(RunPlan run) {
    listeners.forEach(listener -> listener.runStarted(run));
  }

  @Override
  public void columns(RunPlan run, List<String> names) {
    listeners.forEach(listener -> listener.columns(run, names));
  }

  @Override
  public void recorded(RunPlan run, long step, double[] values) {
    listeners.forEach(listener -> listener.recorded(run, step, values));
  }

  @Override
  public void computesWith(RunPlan run, EngineDescription engine) {
    listeners.forEach(listener -> listener.computesWith(run, engine));
  }

  @Override
  public void resumed(RunPlan run, long step) {
    listeners.forEach(listener -> listener.resumed(run, step));
  }

  @Override
  public void warned(RunPlan run, String sentence) {
    listeners.forEach(listener -> listener.warned(run, sentence));
  }

  @Override
  public void runFinished(RunPlan run, RunOutcome outcome) {
    listeners.forEach(listener -> listener.runFinished(run, outcome));
  }

  @Override
  public void experimentFinished(ExperimentPlan experiment, RunCounts counts) {
    listeners.forEach(listener -> listener.experimentFinished(experiment, counts));
  }
}
