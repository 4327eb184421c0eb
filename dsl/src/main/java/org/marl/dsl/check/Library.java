package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;

/**
 * The library's files, each parsed when a name of it is first needed, and then shared by all
 * compilations. Thread-safe.
 *
 * <p>Most scripts need two or three files; parsing all of them would be most of the time of a short
 * command.
 */
public final class Library {
  /** A declaration starts in the first column. */
  private static final Pattern HEAD =
      Pattern.compile(
          "^(?:" + String.join("|", Definition.Kind.words()) + ") +([A-Za-z_]\\w*)",
          Pattern.MULTILINE);

  private final List<Source> sources = new ArrayList<>();
  private final Map<String, Source> files = new HashMap<>();
  private final Map<Source, Script> parsed = new HashMap<>();

  private Library(Catalog catalog) {
    catalog.library().forEach(script -> add(Source.of(script.name(), script.text())));
  }

  /** The library of the catalog. */
  public static Library of(Catalog catalog) {
    return new Library(catalog);
  }

  private void add(Source source) {
    sources.add(source);
    Matcher head = HEAD.matcher(source.text());
    while (head.find()) {
      files.putIfAbsent(head.group(1), source);
    }
  }

  /** The files, in the order of the plug-ins. */
  List<Source> sources() {
    return List.copyOf(sources);
  }

  /** The file that declares the name. */
  Optional<Source> declaring(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The syntax tree of a file; syntax errors go to the findings of whoever asks first. */
  synchronized Script script(Source source, Diagnostics diagnostics) {
    return parsed.computeIfAbsent(source, fresh -> ScriptParser.parse(fresh, diagnostics));
  }
}
