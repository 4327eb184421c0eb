package org.marl.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunListener;
import org.marl.core.run.RunOutcome;
import org.marl.core.run.RunStatus;

/** Remembers why the first few runs failed. */
final class Failures implements RunListener {
  private static final int MOST = 5;

  private final List<String> sentences = new ArrayList<>();

  @Override
  public synchronized void runFinished(RunPlan run, RunOutcome outcome) {
    if (outcome.status() == RunStatus.FAILED && sentences.size() < MOST) {
      sentences.add(
          "run "
              + run.id()
              + " ("
              + place(run.coordinates())
              + "): "
              + outcome.message().orElse("")
              + checkpoint(outcome.checkpoint()));
    }
  }

  private static String checkpoint(OptionalLong step) {
    return step.isPresent() ? "; its last good checkpoint is of step " + step.getAsLong() : "";
  }

  synchronized List<String> sentences() {
    return List.copyOf(sentences);
  }

  private static String place(Map<String, String> coordinates) {
    return coordinates.entrySet().stream()
        .map(axis -> axis.getKey() + " = " + axis.getValue())
        .collect(Collectors.joining(", "));
  }
}
