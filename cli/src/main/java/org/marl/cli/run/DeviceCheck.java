package org.marl.cli.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.DeviceException;
import org.marl.core.engine.TensorEngine;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.ExecutionSettings;

/** Starts the tensor engine where runs need it, before anything is written. */
final class DeviceCheck {
  private DeviceCheck() {}

  /**
   * Says why the engine cannot be used; empty if all is well.
   *
   * @throws UsageException if a GPU is wanted where none can be used
   */
  static Optional<ExitCode> complain(
      List<ExperimentPlan> experiments, ExecutionSettings settings, Terminal terminal) {
    boolean gpu = settings.device() == ComputeDevice.GPU;
    if (experiments.stream().noneMatch(DeviceCheck::hasNetworks)) {
      if (gpu) {
        throw new UsageException(
            "no learner here can use a GPU", "leave --device out: none of them has networks");
      }
      return Optional.empty();
    }
    try {
      TensorEngine.on(settings.device(), settings.threads());
      return Optional.empty();
    } catch (DeviceException e) {
      if (gpu) {
        throw new UsageException(e.getMessage());
      }
      Output err = terminal.err();
      err.line(err.styled(Style.RED, "error") + ": " + e.getMessage());
      return Optional.of(ExitCode.FAILED);
    }
  }

  private static boolean hasNetworks(ExperimentPlan experiment) {
    return StreamSupport.stream(experiment.runs().spliterator(), false)
        .anyMatch(DeviceCheck::hasNetworks);
  }

  private static boolean hasNetworks(RunPlan run) {
    return run.algorithm().learner().config() instanceof LearnerConfig config
        && !config.setting().hasTables();
  }
}
