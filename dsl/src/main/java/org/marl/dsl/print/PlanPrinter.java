package org.marl.dsl.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;

/**
 * Writes a run plan as a script with one experiment of one run: every default explicit, parameters
 * replaced by their values. The script compiles to the same plan; printing that plan gives the same
 * script.
 */
public final class PlanPrinter {
  private static final String EXPERIMENT = "resolved";

  private final StringBuilder text = new StringBuilder();
  private final RunPlan plan;
  private final Names names;

  private PlanPrinter(RunPlan plan) {
    this.plan = plan;
    this.names = Names.of(plan);
  }

  /** The script of a run. */
  public static String print(RunPlan plan) {
    PlanPrinter printer = new PlanPrinter(plan);
    printer.script();
    return printer.text.toString();
  }

  private void script() {
    for (String declaration : names.divergences()) {
      text.append(declaration).append("\n\n");
    }
    text.append(GamePrinter.print(plan.game(), names)).append("\n\n");
    Configurations configurations = new Configurations(names, plan.game());
    String algorithm = configurations.algorithm(plan.algorithm());
    for (String update : configurations.updates()) {
      text.append(update).append("\n\n");
    }
    text.append(algorithm).append("\n\n").append(experiment());
  }

  private String experiment() {
    List<String> lines = new ArrayList<>();
    lines.add("on = " + names.game());
    lines.add("with = " + names.algorithm());
    plan.start().ifPresent(start -> lines.add("start = " + tables(start)));
    lines.add("seeds = [" + plan.seed() + "]");
    Schedule schedule = plan.schedule();
    lines.add(
        (schedule.unit() == Schedule.Unit.ITERATIONS ? "iterations = " : "train = ")
            + schedule.length());
    schedule
        .evaluateEvery()
        .ifPresent(
            steps ->
                lines.add(
                    "evaluate = every(steps = "
                        + steps
                        + ", episodes = "
                        + schedule.episodes()
                        + ")"));
    if (!plan.metrics().isEmpty()) {
      lines.add(
          plan.metrics().stream()
              .map(Metric::text)
              .map(names::expression)
              .collect(Collectors.joining(", ", "record = [", "]")));
    }
    return "experiment " + EXPERIMENT + " {\n  " + String.join("\n  ", lines) + "\n}\n";
  }

  /** One entry per agent: its probabilities, or a record of them by states. */
  private String tables(double[][][] start) {
    List<String> agents = new ArrayList<>();
    for (double[][] rows : start) {
      agents.add(rows.length == 1 ? Numbers.list(rows[0]) : byState(rows));
    }
    return "[" + String.join(", ", agents) + "]";
  }

  private String byState(double[][] rows) {
    List<String> states = ((MarkovGame) plan.game()).states();
    return IntStream.range(0, rows.length)
        .mapToObj(state -> states.get(state) + " = " + Numbers.list(rows[state]))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
