package org.marl.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunCounts;

/**
 * What became of an experiment, for programs. The values are in the folder's {@code summary.json}.
 */
final class OutcomeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private OutcomeJson() {}

  /** One object on one line. */
  static String line(ExperimentOutcome outcome) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("experiment", outcome.plan().name());
      json.writeStringField("out", outcome.out().toString());
      if (outcome.report().isPresent()) {
        json.writeStringField("report", outcome.report().get().toString());
      }
      writeCounts(json, outcome.counts());
      json.writeArrayFieldStart("claims");
      for (ClaimResult claim : outcome.claims()) {
        json.writeStartObject();
        json.writeStringField("text", claim.text());
        json.writeBooleanField("holds", claim.holds());
        json.writeStringField("detail", claim.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("failures");
      for (String failure : outcome.failures()) {
        json.writeString(failure);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeCounts(JsonGenerator json, RunCounts counts) throws IOException {
    json.writeObjectFieldStart("runs");
    json.writeNumberField("done", counts.done());
    json.writeNumberField("kept", counts.kept());
    json.writeNumberField("failed", counts.failed());
    json.writeNumberField("unfinished", counts.unfinished());
    json.writeEndObject();
  }
}
