package org.marl.dsl.diagnostic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * Diagnostics as JSON for tools, one object per line, with the members {@code severity}, {@code
 * code}, {@code message}, {@code label}, {@code file}, {@code line}, {@code column}, {@code
 * endLine}, {@code endColumn} (from 1, in code points, the end exclusive), {@code help}, {@code
 * related} and {@code fix}, which is null where there is none.
 */
public final class DiagnosticJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DiagnosticJson() {}

  /** One line, without its end. */
  public static String line(Diagnostic diagnostic) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("severity", diagnostic.severity().word());
    node.put("code", diagnostic.code().id());
    node.put("message", diagnostic.message());
    node.put("label", diagnostic.primary().text());
    putPlace(node, diagnostic.primary().span());
    diagnostic.help().forEach(node.putArray("help")::add);
    var related = node.putArray("related");
    for (Label label : diagnostic.related()) {
      ObjectNode place = related.addObject();
      place.put("message", label.text());
      putPlace(place, label.span());
    }
    diagnostic.fix().ifPresentOrElse(fix -> putFix(node, fix), () -> node.putNull("fix"));
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void putFix(ObjectNode node, Fix fix) {
    ObjectNode edit = node.putObject("fix");
    edit.put("title", fix.title());
    edit.put("replacement", fix.replacement());
    putPlace(edit, fix.replaced());
  }

  private static void putPlace(ObjectNode node, Span span) {
    Source source = span.source();
    node.put("file", source.name());
    node.put("line", source.line(span.start()));
    node.put("column", source.column(span.start()));
    node.put("endLine", source.line(span.end()));
    node.put("endColumn", source.column(span.end()));
  }
}
