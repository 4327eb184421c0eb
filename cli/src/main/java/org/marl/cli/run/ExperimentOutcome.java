package org.marl.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.marl.cli.command.ExitCode;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunCounts;
import org.marl.core.run.RunResults;

/**
 * What became of an experiment.
 *
 * @param plan what was asked for
 * @param out the folder of the results
 * @param results of its runs
 * @param counts of its runs
 * @param replaced runs that were done before by another script, and now again
 * @param resumed runs that went on from a checkpoint
 * @param failures why runs failed, the first few
 * @param claims checked; none after a cancellation
 * @param report where it lies, where one is written
 * @param warnings what could not be used of an earlier result, or done for the report
 * @param time from first to last run
 */
record ExperimentOutcome(
    ExperimentPlan plan,
    Path out,
    RunResults results,
    RunCounts counts,
    long replaced,
    long resumed,
    List<String> failures,
    List<ClaimResult> claims,
    Optional<Path> report,
    List<String> warnings,
    Duration time) {

  ExitCode exitCode() {
    if (counts.failed() > 0 || counts.unfinished() > 0) {
      return ExitCode.FAILED;
    }
    return claims.stream().allMatch(ClaimResult::holds) ? ExitCode.OK : ExitCode.CLAIM;
  }
}
