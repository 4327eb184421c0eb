package org.marl.cli.reference;

import java.util.ArrayList;
import java.util.List;
import org.marl.cli.terminal.Wrapping;
import org.marl.dsl.Described;

/** A declaration of the library or of a script. */
record DeclaredWord(Described declaration) implements Word {

  @Override
  public String kind() {
    return declaration.kind();
  }

  @Override
  public String name() {
    return declaration.name();
  }

  @Override
  public String summary() {
    String first = declaration.documentation().strip().split("\n\\s*\n", 2)[0];
    // A full stop ends the sentence only before a capital: "eq. 13" has one, too.
    return first.replaceAll("\\s+", " ").replaceFirst("(?<=[.:])\\s(?=[A-Z]).*", "");
  }

  @Override
  public List<String> description(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(kind() + " " + declaration.signature());
    if (!declaration.documentation().isBlank()) {
      Wrapping.wrap(declaration.documentation(), width - 2).forEach(line -> lines.add("  " + line));
    }
    lines.add("");
    lines.add("As written in " + place() + ":");
    declaration.span().text().lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private String place() {
    return declaration.span().source().name()
        + ":"
        + declaration.span().source().line(declaration.span().start());
  }
}
