package org.marl.cli.reference;

import java.util.ArrayList;
import java.util.List;
import org.marl.cli.terminal.TextTable;
import org.marl.cli.terminal.Wrapping;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;

/** A component of a plug-in. */
record ComponentWord(Component<?> component) implements Word {

  @Override
  public String kind() {
    return component.kind().word();
  }

  @Override
  public String name() {
    return component.name();
  }

  @Override
  public String summary() {
    return component.summary();
  }

  @Override
  public List<String> description(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(kind() + " " + name());
    Wrapping.wrap(summary(), width - 2).forEach(line -> lines.add("  " + line));
    if (component.kind().needsEngine() && component.wiring().isEmpty()) {
      lines.add("  It can be checked but not run: this version has no engine for it.");
    }
    List<Parameter> parameters = Parameters.of(component);
    lines.add("");
    if (parameters.isEmpty()) {
      lines.add("It has no parameters.");
      return lines;
    }
    lines.add("Parameters, in the order of positional arguments:");
    TextTable table = new TextTable();
    table.row(List.of("name", "default", "meaning"));
    parameters.forEach(parameter -> addTo(table, parameter));
    lines.addAll(table.lines(2, width));
    return lines;
  }

  private static void addTo(TextTable table, Parameter parameter) {
    String former =
        parameter.formerNames().isEmpty()
            ? ""
            : "; formerly " + String.join(", ", parameter.formerNames());
    table.row(
        List.of(
            parameter.key(),
            defaultValue(parameter),
            parameter.doc() + " (" + parameter.type().text() + former + ")"));
  }

  private static String defaultValue(Parameter parameter) {
    if (parameter.required()) {
      return "required";
    }
    return parameter.defaultValue() == null ? "none" : ValueText.of(parameter.defaultValue());
  }
}
