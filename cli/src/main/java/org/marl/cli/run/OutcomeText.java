package org.marl.cli.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.marl.cli.terminal.Counting;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.Metric;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunCounts;

/** Prints what became of an experiment. */
final class OutcomeText {
  private final Output out;
  private final Output err;
  private final int width;
  private final boolean quiet;

  /**
   * @param quiet print only what is wrong
   */
  OutcomeText(Terminal terminal, boolean quiet) {
    this.out = terminal.out();
    this.err = terminal.err();
    this.width = terminal.width();
    this.quiet = quiet;
  }

  void print(ExperimentOutcome outcome) {
    if (!quiet) {
      out.line(out.styled(Style.BOLD, outcome.plan().name()) + ": " + headline(outcome));
      FinalValues.lines(outcome.results(), recorded(outcome.plan()), width - 2)
          .forEach(line -> out.line("  " + line));
    }
    printFailures(outcome);
    for (ClaimResult claim : outcome.claims()) {
      if (!quiet || !claim.holds()) {
        printClaim(claim);
      }
    }
    if (outcome.replaced() > 0) {
      err.line("note: " + replaced(outcome));
    }
    outcome.warnings().forEach(warning -> err.line("warning: " + warning));
    if (!quiet) {
      out.line(
          "  results in "
              + outcome.out()
              + outcome.report().map(report -> ", report in " + report).orElse(""));
    }
  }

  private static List<String> recorded(ExperimentPlan plan) {
    return plan.runs().iterator().next().metrics().stream().map(Metric::name).toList();
  }

  private void printClaim(ClaimResult claim) {
    out.line(
        claim.holds()
            ? "  " + out.styled(Style.GREEN, "holds") + "  " + claim.text()
            : "  " + out.styled(Style.RED, "FAILS") + "  " + claim.text());
    out.line("         " + claim.detail());
  }

  private void printFailures(ExperimentOutcome outcome) {
    for (String failure : outcome.failures()) {
      err.line(err.styled(Style.RED, "failed") + ": " + failure);
    }
    long more = outcome.counts().failed() - outcome.failures().size();
    if (more > 0) {
      err.line("and " + Counting.of(more, "more run") + "; summary.json has all");
    }
  }

  private static String headline(ExperimentOutcome outcome) {
    RunCounts counts = outcome.counts();
    String text = Counting.of(outcome.plan().runs().count(), "run") + " in " + time(outcome.time());
    if (counts.kept() > 0) {
      text += ", " + counts.kept() + " of them done before";
    }
    if (outcome.resumed() > 0) {
      text += ", " + outcome.resumed() + " continued from a checkpoint";
    }
    if (counts.failed() > 0) {
      text += ", " + counts.failed() + " failed";
    }
    return text;
  }

  private static String replaced(ExperimentOutcome outcome) {
    return "the script has changed since "
        + Counting.of(outcome.replaced(), "run")
        + " of "
        + outcome.plan().name()
        + (outcome.replaced() == 1 ? " was done: it is" : " were done: they are")
        + " done again";
  }

  private static String time(Duration time) {
    return time.toMinutes() < 1
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3)
        : Clock.text(time.toSeconds());
  }
}
