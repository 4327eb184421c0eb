package org.marl.core.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/**
 * {@code summary.json}: a function of the plan, the runs' metrics and the claims, so that it does
 * not show whether or when the experiment was interrupted. Runs are written one at a time.
 */
final class SummaryFile {
  static final String NAME = "summary.json";

  /** Coordinates that have fields of their own. */
  private static final List<String> NAMED = List.of("game", "algorithm", "seed");

  private final RunDirectory directory;

  SummaryFile(RunDirectory directory) {
    this.directory = directory;
  }

  void write(Path out, ExperimentPlan experiment, List<ClaimResult> claims) {
    AtomicFile.write(
        out.resolve(NAME),
        stream -> {
          try (JsonGenerator json = Json.FACTORY.createGenerator(stream)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("experiment", experiment.name());
            json.writeArrayFieldStart("runs");
            for (RunPlan run : experiment.runs()) {
              writeRun(json, run);
            }
            json.writeEndArray();
            writeClaims(json, claims);
            json.writeEndObject();
            json.writeRaw('\n');
          }
        });
  }

  private void writeRun(JsonGenerator json, RunPlan run) throws IOException {
    RunFolder folder = directory.folder(run);
    Optional<RunDescription> description = RunDescription.read(folder.description());
    RunStatus status = description.map(RunDescription::status).orElse(RunStatus.UNFINISHED);
    json.writeStartObject();
    json.writeStringField("id", run.id());
    json.writeStringField("game", label(run, "game", run.game().name()));
    json.writeStringField("algorithm", label(run, "algorithm", run.algorithm().name()));
    json.writeObjectFieldStart("parameters");
    for (Map.Entry<String, String> axis : run.coordinates().entrySet()) {
      if (!NAMED.contains(axis.getKey())) {
        json.writeStringField(axis.getKey(), axis.getValue());
      }
    }
    json.writeEndObject();
    json.writeNumberField("seed", run.seed());
    json.writeStringField("status", status.word());
    Optional<String> message = description.flatMap(RunDescription::message);
    if (message.isPresent()) {
      json.writeStringField("message", message.get());
    }
    json.writeObjectFieldStart("final");
    if (status == RunStatus.DONE) {
      writeFinal(json, folder, description.orElseThrow().columns());
    }
    json.writeEndObject();
    json.writeStringField("dir", RunDirectory.RUNS + "/" + run.id());
    json.writeEndObject();
  }

  private static String label(RunPlan run, String axis, String name) {
    return run.coordinates().getOrDefault(axis, name);
  }

  private static void writeFinal(JsonGenerator json, RunFolder folder, List<String> columns)
      throws IOException {
    double[] values = MetricsReader.last(folder.metrics(), columns.size());
    for (int column = 0; column < values.length; column++) {
      json.writeNumberField(columns.get(column), values[column]);
    }
  }

  private static void writeClaims(JsonGenerator json, List<ClaimResult> claims) throws IOException {
    json.writeArrayFieldStart("claims");
    for (ClaimResult claim : claims) {
      json.writeStartObject();
      json.writeStringField("text", claim.text());
      json.writeBooleanField("holds", claim.holds());
      json.writeStringField("detail", claim.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
