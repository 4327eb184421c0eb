package org.marl.cli.command;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.marl.dsl.diagnostic.Suggestions;

/** What stands after a command's name. */
public final class Arguments {
  private final CommandLine line;

  private Arguments(CommandLine line) {
    this.line = line;
  }

  /**
   * Reads the words by the usage.
   *
   * @throws UsageException if an option is unknown, lacks its value, or is given twice
   */
  public static Arguments parse(Usage usage, List<String> words) {
    try {
      CommandLine line =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .setStripLeadingAndTrailingQuotes(false)
              .get()
              .parse(usage.all(), words.toArray(String[]::new));
      requireOnce(line);
      return new Arguments(line);
    } catch (UnrecognizedOptionException e) {
      throw unknownOption(usage, e.getOption());
    } catch (MissingArgumentException e) {
      throw new UsageException("`" + HelpText.spelling(e.getOption()) + "` lacks its value");
    } catch (ParseException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static UsageException unknownOption(Usage usage, String word) {
    String name = word.replaceFirst("=.*", "");
    List<String> known =
        usage.all().getOptions().stream()
            .filter(option -> option.getLongOpt() != null)
            .map(option -> "--" + option.getLongOpt())
            .toList();
    return UsageException.unknown("option", name, known);
  }

  private static void requireOnce(CommandLine line) {
    Set<String> seen = new HashSet<>();
    for (Option option : line.getOptions()) {
      if (option.getArgs() < 2 && !seen.add(option.getKey())) {
        throw new UsageException("`" + HelpText.spelling(option) + "` stands there twice");
      }
    }
  }

  /** The words that are no options. */
  public List<String> words() {
    return line.getArgList();
  }

  /** The words that are no options, of which there must be at least one. */
  public List<String> words(String what) {
    if (line.getArgList().isEmpty()) {
      throw new UsageException(what + " is missing");
    }
    return words();
  }

  /** The words that are no options, of which there must be at least one and at most as many. */
  public List<String> words(String what, int most) {
    if (words(what).size() > most) {
      throw new UsageException("`" + words().get(most) + "` is one word too many");
    }
    return words();
  }

  /** Is the option given? */
  public boolean has(String option) {
    return line.hasOption(option);
  }

  /** The value of the option, where it is given. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }

  /** The constant of the enum whose lower-case name is the option's value. */
  public <E extends Enum<E>> E choice(String option, E standard) {
    Optional<String> value = value(option);
    if (value.isEmpty()) {
      return standard;
    }
    List<E> constants = Arrays.asList(standard.getDeclaringClass().getEnumConstants());
    return constants.stream()
        .filter(constant -> word(constant).equals(value.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "`--" + option + "` cannot be `" + value.get() + "`",
                    Suggestions.help(value.get(), constants.stream().map(Arguments::word).toList())
                        .orElse("")));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A whole number, at least 1. */
  public int count(String option, int standard) {
    Optional<String> value = value(option);
    if (value.isEmpty()) {
      return standard;
    }
    try {
      int count = Integer.parseInt(value.get());
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is too small is.
    }
    throw new UsageException(
        "`--" + option + "` cannot be `" + value.get() + "`", "it is a whole number, at least 1");
  }

  /** The values of all {@code -Dname=value}, by name. */
  public Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    for (Option option : line.getOptions()) {
      if (option.getArgs() > 1) {
        List<String> parts = option.getValuesList();
        if (parts.size() < 2) {
          throw new UsageException(
              "`-D" + parts.get(0) + "` sets no value", "write -D" + parts.get(0) + "=VALUE");
        }
        if (definitions.put(parts.get(0), parts.get(1)) != null) {
          throw new UsageException("`-D" + parts.get(0) + "` stands there twice");
        }
      }
    }
    return definitions;
  }
}
