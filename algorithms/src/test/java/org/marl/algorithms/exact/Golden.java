package org.marl.algorithms.exact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/** Golden data beside the tests; see PROVENANCE.md there. */
final class Golden {
  private Golden() {}

  static JsonNode read(String name) {
    try (InputStream in =
        new GZIPInputStream(Golden.class.getResourceAsStream(name + ".json.gz"))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
