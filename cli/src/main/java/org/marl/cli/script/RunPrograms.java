package org.marl.cli.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.Terminal;
import org.marl.core.catalog.Choice;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.core.program.Program;
import org.marl.dsl.Compilation;

/** {@code marl explain --program}: the tensor programs of a run. */
final class RunPrograms {
  private RunPrograms() {}

  /**
   * Prints the programs of the first run of an experiment, or of an algorithm in the first
   * experiment that has it.
   */
  static ExitCode print(Compilation compilation, String name, Terminal terminal) {
    RunPlan plan = find(compilation, name);
    List<Choice> unavailable = RunAssembler.unavailable(plan);
    if (!unavailable.isEmpty()) {
      throw new UsageException(RunAssembler.unavailableMessage(unavailable.get(0)), "");
    }
    List<Program> programs = RunAssembler.assemble(plan).programs();
    if (programs.isEmpty()) {
      throw new UsageException(
          "`" + plan.algorithm().name() + "` has no tensor programs: it computes with tables",
          "algorithms with networks have them");
    }
    for (Program program : programs) {
      terminal.out().line("# " + program.name() + " of " + plan.algorithm().name());
      program.text().lines().forEach(terminal.out()::line);
    }
    return ExitCode.OK;
  }

  private static RunPlan find(Compilation compilation, String name) {
    Set<String> known = new LinkedHashSet<>();
    for (ExperimentPlan experiment : compilation.experiments()) {
      known.add(experiment.name());
      Optional<RunPlan> found = Optional.empty();
      for (RunPlan plan : experiment.runs()) {
        String algorithm = plan.algorithm().name();
        known.add(algorithm);
        if (found.isEmpty() && (experiment.name().equals(name) || base(algorithm).equals(name))) {
          found = Optional.of(plan);
        }
      }
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw UsageException.unknown("experiment or algorithm with runs", name, new ArrayList<>(known));
  }

  /** The name of an algorithm without its arguments. */
  private static String base(String algorithm) {
    int arguments = algorithm.indexOf('(');
    return arguments < 0 ? algorithm : algorithm.substring(0, arguments);
  }
}
