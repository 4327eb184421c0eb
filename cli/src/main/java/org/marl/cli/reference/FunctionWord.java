package org.marl.cli.reference;

import java.util.ArrayList;
import java.util.List;
import org.marl.cli.terminal.Wrapping;
import org.marl.dsl.check.Builtin;

/** A function that the language has built in. */
record FunctionWord(Builtin function) implements Word {

  @Override
  public String kind() {
    return "function";
  }

  @Override
  public String name() {
    return function.word();
  }

  @Override
  public String summary() {
    return function.definition();
  }

  @Override
  public List<String> description(int width) {
    List<String> lines = new ArrayList<>(List.of(kind() + " " + function.signature()));
    Wrapping.wrap(summary(), width - 2).forEach(line -> lines.add("  " + line));
    return lines;
  }
}
