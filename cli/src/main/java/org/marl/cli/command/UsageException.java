package org.marl.cli.command;

import java.util.List;
import org.marl.dsl.diagnostic.Suggestions;

/** A command line that makes no sense. The message is a sentence without a full stop. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String help;

  public UsageException(String message) {
    this(message, "");
  }

  /**
   * A wrong command line.
   *
   * @param message what is wrong, in the user's words
   * @param help what would be right; may be empty
   */
  public UsageException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** A name that is none of the candidates; the help names the nearest. */
  public static UsageException unknown(String what, String name, List<String> candidates) {
    return new UsageException(
        "there is no " + what + " `" + name + "`", Suggestions.help(name, candidates).orElse(""));
  }

  /** What would be right; may be empty. */
  public String help() {
    return help;
  }
}
