package org.marl.algorithms.torch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What PyTorch computes, as {@code golden.py} beside the data wrote it. */
public final class TorchCases {

  private TorchCases() {}

  /** The cases of a file. */
  public static List<JsonNode> of(String file) {
    try (InputStream stream = TorchCases.class.getResourceAsStream(file)) {
      List<JsonNode> cases = new ArrayList<>();
      new ObjectMapper().readTree(stream).get("cases").forEach(cases::add);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All numbers of nested lists, in their order. */
  public static double[] numbers(JsonNode node) {
    return leaves(node).mapToDouble(JsonNode::doubleValue).toArray();
  }

  /** The same in single precision. */
  public static float[] floats(JsonNode node) {
    double[] numbers = numbers(node);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static Stream<JsonNode> leaves(JsonNode node) {
    if (!node.isArray()) {
      return Stream.of(node);
    }
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return children.stream().flatMap(TorchCases::leaves);
  }
}
