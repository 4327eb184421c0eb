package org.marl.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code state.json}: what a checkpoint holds besides tensors, and the checksums of the tensors'
 * file and of itself. It is written last.
 *
 * @param origin whose it is
 * @param step of the run
 * @param metricBytes length of the run's metrics
 * @param weights SHA-256 of the tensors' file, in hexadecimal digits
 * @param counts whole numbers by name
 * @param numbers by name
 */
record StateFile(
    Origin origin,
    long step,
    long metricBytes,
    String weights,
    SortedMap<String, Long> counts,
    SortedMap<String, Double> numbers) {
  private static final int FORMAT = 1;
  private static final String CHECKSUM = "checksum";

  byte[] bytes() throws IOException {
    ObjectNode json = CheckpointJson.MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("marl", origin.marl());
    json.put("run", origin.run());
    json.put("plan", origin.plan());
    json.put("step", step);
    json.put("metric_bytes", metricBytes);
    json.put("weights", weights);
    counts.forEach(json.putObject("counts")::put);
    numbers.forEach(json.putObject("numbers")::put);
    json.put(CHECKSUM, checksum(json));
    return CheckpointJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  static StateFile parse(byte[] bytes) throws DamagedException {
    try {
      JsonNode json = CheckpointJson.MAPPER.readTree(bytes);
      if (json instanceof ObjectNode object && isWhole(object)) {
        if (json.path("format").asInt() != FORMAT) {
          throw new DamagedException("its format is another version's");
        }
        return read(json);
      }
    } catch (IOException e) {
      // Told below.
    }
    throw new DamagedException("state.json is damaged");
  }

  private static boolean isWhole(ObjectNode json) throws IOException {
    JsonNode checksum = json.remove(CHECKSUM);
    return checksum != null && checksum.asText().equals(checksum(json));
  }

  private static StateFile read(JsonNode json) {
    SortedMap<String, Long> counts = new TreeMap<>();
    json.path("counts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    SortedMap<String, Double> numbers = new TreeMap<>();
    // The infinities are strings in JSON.
    json.path("numbers")
        .properties()
        .forEach(
            number -> numbers.put(number.getKey(), Double.parseDouble(number.getValue().asText())));
    return new StateFile(
        new Origin(
            json.path("marl").asText(), json.path("run").asText(), json.path("plan").asText()),
        json.path("step").asLong(),
        json.path("metric_bytes").asLong(),
        json.path("weights").asText(),
        counts,
        numbers);
  }

  /** Of the object without its checksum; the layout of the text does not matter. */
  private static String checksum(ObjectNode json) throws IOException {
    return Digests.text(Digests.of(CheckpointJson.MAPPER.writeValueAsBytes(json)));
  }
}
