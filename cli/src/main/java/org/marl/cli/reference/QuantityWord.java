package org.marl.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marl.cli.terminal.TextTable;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;

/** A quantity that learners supply to expressions. */
record QuantityWord(Quantity quantity) implements Word {
  static final String KIND = "quantity";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String name() {
    return quantity.word();
  }

  @Override
  public String summary() {
    return quantity.definition();
  }

  @Override
  public List<String> description(int width) {
    TextTable table = new TextTable();
    table.row(List.of("meaning", quantity.definition()));
    table.row(List.of("entries", entries()));
    table.row(List.of("axes", axes()));
    table.row(List.of("computed", when()));
    table.row(
        List.of(
            "supplied by",
            quantity.settings().stream()
                .map(Setting::description)
                .collect(Collectors.joining(", "))));
    List<String> lines = new ArrayList<>(List.of(KIND + " " + name()));
    lines.addAll(table.lines(2, width));
    return lines;
  }

  private String axes() {
    return quantity.axes().isEmpty()
        ? "none: one number"
        : quantity.axes().stream().map(Axis::word).collect(Collectors.joining(", "));
  }

  private String entries() {
    return switch (quantity.element()) {
      case REAL -> "real numbers";
      case BOOL -> "true or false";
      case INDEX -> "indices of actions";
    };
  }

  private String when() {
    return switch (quantity.stage()) {
      case PLAN -> "before the run";
      case ROLLOUT -> "while acting";
      case UPDATE -> "once per update, before any network changes";
      case TURN -> "once per turn of a sequential ordering";
      case EPOCH -> "at the start of every epoch";
      case MINIBATCH -> "in every gradient step";
      case AFTER -> "after the update";
    };
  }
}
