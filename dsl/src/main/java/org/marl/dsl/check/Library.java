package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.LibraryScript;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;

/**
 * The declarations of the library, each parsed when its name is first needed, and then shared by
 * all compilations. Thread-safe.
 *
 * <p>A script needs a handful of them; parsing all would be most of the time of a short command.
 */
public final class Library {
  /**
   * A declaration of a library file starts in the first column, after the comments that belong to
   * it.
   */
  private static final Pattern HEAD =
      Pattern.compile(
          "(?m)(?:^//.*\\R)*^(?:"
              + String.join("|", Definition.Kind.words())
              + ") +(?<name>[A-Za-z_]\\w*)");

  private final Map<String, Source> declarations = new LinkedHashMap<>();
  private final Map<Source, Script> parsed = new HashMap<>();

  private Library(Catalog catalog) {
    catalog.library().forEach(this::add);
  }

  /** The library of the catalog. */
  public static Library of(Catalog catalog) {
    return new Library(catalog);
  }

  private void add(LibraryScript file) {
    List<String> names = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    Matcher head = HEAD.matcher(file.text());
    while (head.find()) {
      names.add(head.group("name"));
      starts.add(head.start());
    }
    for (int i = 0; i < names.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : file.text().length();
      String part = only(file.text(), starts.get(i), end);
      declarations.putIfAbsent(names.get(i), Source.of(file.name(), part));
    }
  }

  /** The text with everything else blanked out, so that lines and columns are those of the file. */
  private static String only(String text, int start, int end) {
    String before = text.substring(0, start).replaceAll("[^\\r\\n]", " ");
    return before + text.substring(start, end);
  }

  /** The sources of all declarations, in the order of the plug-ins. */
  List<Source> sources() {
    return List.copyOf(declarations.values());
  }

  /** The source of the declaration with the name. */
  Optional<Source> declaring(String name) {
    return Optional.ofNullable(declarations.get(name));
  }

  /** The syntax tree of a declaration; syntax errors go to the findings of whoever asks first. */
  synchronized Script script(Source source, Diagnostics diagnostics) {
    return parsed.computeIfAbsent(source, fresh -> ScriptParser.parse(fresh, diagnostics));
  }
}
