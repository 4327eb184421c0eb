package org.marl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.marl.cli.terminal.TextTable;
import org.marl.cli.terminal.Wrapping;

/** What {@code --help} prints: the same on every terminal, so that the reference can quote it. */
public final class HelpText {
  private static final int WIDTH = 90;

  private HelpText() {}

  /** The lines of a command's help. */
  public static List<String> of(Usage usage) {
    List<String> lines = new ArrayList<>();
    String head = "Usage: ";
    for (String form : usage.synopsis()) {
      lines.add(head + "marl " + form);
      head = " ".repeat(head.length());
    }
    for (String paragraph : usage.description()) {
      lines.add("");
      lines.addAll(Wrapping.wrap(paragraph, WIDTH));
    }
    lines.add("");
    lines.add("Options:");
    TextTable options = new TextTable();
    usage
        .all()
        .getOptions()
        .forEach(option -> options.row(List.of(spelling(option), option.getDescription())));
    lines.addAll(options.lines(2, WIDTH));
    lines.add("");
    lines.add("Example:");
    lines.add("  " + usage.example().command());
    Wrapping.wrap(usage.example().effect(), WIDTH - 6).forEach(line -> lines.add("      " + line));
    lines.add("");
    lines.add("Exit codes:");
    TextTable codes = new TextTable();
    usage.exitCodes().forEach((code, meaning) -> codes.row(List.of("" + code.code(), meaning)));
    lines.addAll(codes.lines(2, WIDTH));
    return lines;
  }

  /** {@code -h, --help}; {@code --out DIR}; {@code -Dname=value}. */
  static String spelling(Option option) {
    if (option.getArgs() > 1) {
      return "-" + option.getOpt() + option.getArgName();
    }
    String names =
        Stream.of(dashed("-", option.getOpt()), dashed("--", option.getLongOpt()))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return option.hasArg() ? names + " " + option.getArgName() : names;
  }

  private static String dashed(String dashes, String name) {
    return name == null ? "" : dashes + name;
  }
}
