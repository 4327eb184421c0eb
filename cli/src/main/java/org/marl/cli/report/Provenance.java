package org.marl.cli.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.marl.core.run.RunResults;
import org.marl.core.run.Versions;

/** Where the results come from. */
final class Provenance {
  private static final int SEEDS = 20;

  private Provenance() {}

  /** The facts of the caller, such as its command, then those known here. */
  static Map<String, String> facts(Map<String, String> given, RunResults results) {
    Map<String, String> facts = new LinkedHashMap<>(given);
    facts.put("Seeds", seeds(results));
    facts.put("Marl", Versions.marl());
    facts.put("Java", Versions.java());
    facts.put("System", System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    facts.put("Report written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("All numbers", "metrics.jsonl and run.json of each run, under runs/");
    return facts;
  }

  private static String seeds(RunResults results) {
    Set<String> seeds = new LinkedHashSet<>();
    for (int run = 0; run < results.count(); run++) {
      seeds.add(results.coordinates(run).getOrDefault(Axes.SEED, "–"));
    }
    String first = String.join(", ", seeds.stream().limit(SEEDS).toList());
    return seeds.size() > SEEDS ? first + ", … (" + seeds.size() + ")" : first;
  }
}
