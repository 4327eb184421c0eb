package org.marl.dsl.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marl.dsl.source.Source;
import org.marl.grammar.MarlLexer;

/** The {@code ///} lines of a script, to be found by what they stand above. */
final class Documentation {
  private final Source source;
  private final Map<Integer, String> lines = new HashMap<>();

  Documentation(Source source, List<ScriptToken> comments) {
    this.source = source;
    for (ScriptToken comment : comments) {
      if (comment.is(MarlLexer.DOC) && comment.firstOnLine()) {
        lines.put(source.line(comment.getStartIndex()), comment.getText().substring(3).strip());
      }
    }
  }

  /**
   * The lines directly above a token that begins its line, joined by newlines; empty if there are
   * none.
   */
  String above(ScriptToken token) {
    int line = token.firstOnLine() ? source.line(token.getStartIndex()) - 1 : 0;
    if (!lines.containsKey(line)) {
      return "";
    }
    Deque<String> found = new ArrayDeque<>();
    while (lines.containsKey(line)) {
      found.push(lines.get(line));
      line--;
    }
    return String.join("\n", found);
  }
}
