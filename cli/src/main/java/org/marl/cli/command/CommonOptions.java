package org.marl.cli.command;

import org.apache.commons.cli.Option;

/** Options that several commands have. */
public final class CommonOptions {
  public static final String FORMAT = "format";
  public static final String COLOR = "color";

  private CommonOptions() {}

  /** What {@code --format} chooses. */
  public enum Format {
    TEXT,
    JSON
  }

  /** An option that is there or not. */
  public static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /** An option with a value. */
  public static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  /** {@code -Dname=value}. */
  public static Option definition() {
    return Option.builder("D")
        .numberOfArgs(2)
        .valueSeparator('=')
        .argName("NAME=VALUE")
        .desc("Sets the `param` of this name; VALUE is as in a script, so {0.1, 0.2} is a sweep.")
        .get();
  }

  /** {@code --color auto|always|never}. */
  public static Option color() {
    return valued(
        COLOR,
        "auto|always|never",
        "Colours; auto, the default, means on a terminal unless NO_COLOR is set.");
  }
}
