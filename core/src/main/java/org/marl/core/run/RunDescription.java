package org.marl.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.Game;
import org.marl.core.plan.RunPlan;

/**
 * {@code run.json}: what is known of a run besides its metrics. It is written when the run ends and
 * holds everything that differs from one execution to the next, times above all.
 */
record RunDescription(
    String id,
    Map<String, String> coordinates,
    long seed,
    RunStatus status,
    Optional<String> message,
    List<String> columns) {

  static void write(
      Path path,
      RunPlan plan,
      RunOutcome outcome,
      List<String> columns,
      Optional<EngineDescription> engine) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", plan.id());
    json.put("status", outcome.status().word());
    outcome.message().ifPresent(message -> json.put("message", message));
    outcome
        .cause()
        .filter(e -> !(e instanceof RunFailure))
        .ifPresent(e -> json.put("trace", trace(e)));
    json.put("seed", plan.seed());
    plan.coordinates().forEach(json.putObject("coordinates")::put);
    columns.forEach(json.putArray("columns")::add);
    json.putObject("schedule")
        .put("unit", plan.schedule().unit().name().toLowerCase(Locale.ROOT))
        .put("length", plan.schedule().length());
    json.put("reward", reward(plan.game()));
    json.put("device", engine.map(EngineDescription::device).orElse("cpu"));
    json.put("threads", engine.map(EngineDescription::threads).orElse(1));
    ObjectNode versions = json.putObject("versions");
    versions.put("marl", Versions.marl()).put("java", Versions.java());
    engine.ifPresent(used -> versions.put("pytorch", used.pytorch()));
    outcome.checkpoint().ifPresent(step -> json.put("checkpoint", step));
    json.put("start", outcome.start().toString());
    json.put("end", outcome.end().toString());
    AtomicFile.write(
        path, out -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, json));
  }

  /** The description of a run that has ended; empty if there is none, or it cannot be read. */
  static Optional<RunDescription> read(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(path.toFile());
      Map<String, String> coordinates = new LinkedHashMap<>();
      json.path("coordinates")
          .properties()
          .forEach(entry -> coordinates.put(entry.getKey(), entry.getValue().asText()));
      List<String> columns = new ArrayList<>();
      json.path("columns").forEach(column -> columns.add(column.asText()));
      return RunStatus.named(json.path("status").asText())
          .map(
              status ->
                  new RunDescription(
                      json.path("id").asText(),
                      coordinates,
                      json.path("seed").asLong(),
                      status,
                      Optional.ofNullable(json.get("message")).map(JsonNode::asText),
                      columns));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String reward(Game game) {
    return game instanceof Game.Environment
        ? "as the environment defines it, summed over an episode, not discounted"
        : "common to all agents, as the game's table states it";
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
