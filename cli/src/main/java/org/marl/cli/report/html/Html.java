package org.marl.cli.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.marl.cli.report.chart.Markup;

/** Writes HTML. Text and attribute values are escaped here and nowhere else. */
public final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  public Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Markup.escape(attributes[i + 1])).append('"');
    }
    out.append('>');
    open.push(element);
    return this;
  }

  public Html text(String text) {
    out.append(Markup.escape(text));
    return this;
  }

  /** Closes the element opened last. */
  public Html close() {
    String element = open.pop();
    out.append("</").append(element).append('>');
    if (!element.equals("a") && !element.equals("code") && !element.equals("span")) {
      out.append('\n');
    }
    return this;
  }

  /** An element that holds text alone. */
  public Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Text that is markup already. */
  Html markup(String markup) {
    out.append(markup);
    return this;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
