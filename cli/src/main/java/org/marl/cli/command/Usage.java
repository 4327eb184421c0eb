package org.marl.cli.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * How a command is used.
 *
 * @param synopsis what follows {@code marl}, one line per form
 * @param description paragraphs
 * @param options without {@code --help}, which every command has
 * @param example a command line with what it does
 * @param exitCodes those that the command can end with, and what they mean there
 */
public record Usage(
    List<String> synopsis,
    List<String> description,
    List<Option> options,
    Example example,
    Map<ExitCode, String> exitCodes) {

  private static final Option HELP =
      Option.builder("h").longOpt("help").desc("Prints this text.").get();

  /** A command line to copy, and what it does. */
  public record Example(String command, String effect) {}

  public Usage {
    synopsis = List.copyOf(synopsis);
    description = List.copyOf(description);
    options = List.copyOf(options);
    exitCodes = Collections.unmodifiableMap(new LinkedHashMap<>(exitCodes));
  }

  /** All options, in the order of the help text. */
  Options all() {
    Options all = new Options();
    options.forEach(option -> all.addOption((Option) option.clone()));
    all.addOption(HELP);
    return all;
  }

  /** The usual meanings of the codes. */
  public static Map<ExitCode, String> exits(ExitCode... codes) {
    Map<ExitCode, String> exits = new LinkedHashMap<>();
    for (ExitCode code : codes) {
      exits.put(code, code.meaning());
    }
    return exits;
  }
}
