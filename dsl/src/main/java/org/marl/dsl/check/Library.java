package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /**
   * One declaration of a file: it starts in the first column, after the comments that belong to it,
   * and ends where the next one starts.
   */
  private static final class Part {
    private final LibraryScript file;
    private final int start;
    private final int end;
    private Source source;
    private Script script;

    Part(LibraryScript file, int start, int end) {
      this.file = file;
      this.start = start;
      this.end = end;
    }

    /** The part with what is before it blanked out, so that lines and columns are the file's. */
    synchronized Source source() {
      if (source == null) {
        char[] text = file.text().substring(0, end).toCharArray();
        for (int i = 0; i < start; i++) {
          text[i] = text[i] == '\n' || text[i] == '\r' ? text[i] : ' ';
        }
        source = Source.of(file.name(), new String(text));
      }
      return source;
    }

    synchronized Script script(Diagnostics diagnostics) {
      if (script == null) {
        script = ScriptParser.parse(source(), diagnostics);
      }
      return script;
    }
  }

  private Library(Catalog catalog) {
    catalog.library().forEach(this::add);
  }

  /** The library of the catalog. */
  public static Library of(Catalog catalog) {
    return new Library(catalog);
  }

  private void add(LibraryScript file) {
    String text = file.text();
    Map<String, Integer> starts = new LinkedHashMap<>();
    int comments = -1;
    for (int line = 0; line < text.length(); line = nextLine(text, line)) {
      if (text.startsWith("//", line)) {
        comments = comments < 0 ? line : comments;
        continue;
      }
      String[] words = text.substring(line, nextLine(text, line)).split("\\W+", 3);
      if (words.length > 1 && Definition.Kind.of(words[0]).isPresent()) {
        starts.putIfAbsent(words[1], comments < 0 ? line : comments);
      }
      comments = -1;
    }
    List<Integer> ends = new ArrayList<>(starts.values());
    ends.add(text.length());
    int next = 1;
    for (Map.Entry<String, Integer> each : starts.entrySet()) {
      parts.putIfAbsent(each.getKey(), new Part(file, each.getValue(), ends.get(next++)));
    }
  }

  private static int nextLine(String text, int line) {
    int end = text.indexOf('\n', line);
    return end < 0 ? text.length() : end + 1;
  }

  /** The names of all declarations, in the order of the plug-ins. */
  List<String> names() {
    return List.copyOf(parts.keySet());
  }

  /**
   * The syntax tree of the declaration with the name; syntax errors go to the findings of whoever
   * asks first.
   */
  Optional<Script> declaring(String name, Diagnostics diagnostics) {
    return Optional.ofNullable(parts.get(name)).map(part -> part.script(diagnostics));
  }
}
