package org.marl.environments.mpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  /** One coordinate of a list of points. */
  static double[] coordinate(JsonNode points, int axis) {
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.get(i).get(axis).asDouble();
    }
    return values;
  }

  /** All numbers of a list of lists, in order. */
  static double[] flat(JsonNode rows) {
    double[] values = new double[rows.size() * rows.get(0).size()];
    int next = 0;
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        values[next++] = value.asDouble();
      }
    }
    return values;
  }

  static int[] integers(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }
}
