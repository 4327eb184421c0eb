package org.marl.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marl.core.plan.RunPlan;

/** Results that are read from a run directory, a run at a time. */
final class DirectoryResults implements RunResults {

  private record Entry(String id, Map<String, String> coordinates, long seed, RunFolder folder) {}

  private final List<Entry> entries;

  private DirectoryResults(List<Entry> entries) {
    this.entries = entries;
  }

  static RunResults planned(Iterable<RunPlan> runs, RunDirectory directory) {
    List<Entry> entries = new ArrayList<>();
    for (RunPlan run : runs) {
      entries.add(new Entry(run.id(), run.coordinates(), run.seed(), directory.folder(run)));
    }
    return new DirectoryResults(entries);
  }

  static RunResults summarised(Path out) {
    Path summary = out.resolve(SummaryFile.NAME);
    List<Entry> entries = new ArrayList<>();
    try {
      for (JsonNode run : Json.MAPPER.readTree(summary.toFile()).path("runs")) {
        entries.add(entry(out, run));
      }
    } catch (IOException e) {
      throw RunDirectoryException.cannotRead(summary, e);
    }
    return new DirectoryResults(entries);
  }

  private static Entry entry(Path out, JsonNode run) {
    RunFolder folder = new RunFolder(out.resolve(run.path("dir").asText()));
    Map<String, String> coordinates = new LinkedHashMap<>();
    coordinates.put("game", run.path("game").asText());
    coordinates.put("algorithm", run.path("algorithm").asText());
    run.path("parameters")
        .properties()
        .forEach(axis -> coordinates.put(axis.getKey(), axis.getValue().asText()));
    coordinates.put("seed", run.path("seed").asText());
    return new Entry(run.path("id").asText(), coordinates, run.path("seed").asLong(), folder);
  }

  @Override
  public int count() {
    return entries.size();
  }

  @Override
  public Map<String, String> coordinates(int index) {
    return entries.get(index).coordinates();
  }

  @Override
  public RunRecord run(int index) {
    Entry entry = entries.get(index);
    return entry.folder().read(entry.id(), entry.coordinates(), entry.seed());
  }
}
