package org.marl.cli.command;

/** What a command tells the shell. */
public enum ExitCode {
  /** All is well; after a run, all claims hold. */
  OK,
  /** A script has errors. */
  ERRORS,
  /** The command line is wrong. */
  USAGE,
  /** A run failed, or results could not be kept. */
  FAILED,
  /** A claim does not hold. */
  CLAIM;

  /** The number. */
  public int code() {
    return ordinal();
  }

  /** The meaning, as help texts say it unless a command says it better. */
  public String meaning() {
    return switch (this) {
      case OK -> "all is well";
      case ERRORS -> "a script has errors";
      case USAGE -> "the command line is wrong";
      case FAILED -> "a run failed, or results could not be kept";
      case CLAIM -> "a claim does not hold";
    };
  }

  /** The one that says more: a failed run comes before a failed claim. */
  public ExitCode and(ExitCode other) {
    return severity() >= other.severity() ? this : other;
  }

  private int severity() {
    return switch (this) {
      case OK -> 0;
      case CLAIM -> 1;
      case ERRORS -> 2;
      case FAILED -> 3;
      case USAGE -> 4;
    };
  }
}
