package org.marl.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The header of a safetensors file: where each tensor lies in the data, without holes. The largest
 * elements come first, so that every tensor is aligned to its elements.
 */
record SafetensorsHeader(List<Entry> entries) {
  private static final int ALIGNMENT = 8;

  /**
   * One tensor.
   *
   * @param begin of its bytes, counted from the end of the header
   */
  record Entry(String name, ElementType type, int[] shape, long begin, int length) {
    long end() {
      return begin + (long) length * type.bytes();
    }
  }

  static SafetensorsHeader of(SortedMap<String, StoredTensor> tensors) {
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, StoredTensor> tensor :
        tensors.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getValue().type()))
            .toList()) {
      StoredTensor value = tensor.getValue();
      Entry entry = new Entry(tensor.getKey(), value.type(), value.shape(), begin, value.length());
      entries.add(entry);
      begin = entry.end();
    }
    return new SafetensorsHeader(entries);
  }

  /** Bytes of all tensors. */
  long dataBytes() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end();
  }

  /** The JSON, filled up with spaces so that the data are aligned. */
  byte[] bytes() throws IOException {
    ObjectNode json = CheckpointJson.MAPPER.createObjectNode();
    for (Entry entry : entries) {
      ObjectNode tensor = json.putObject(entry.name()).put("dtype", entry.type().name());
      Arrays.stream(entry.shape()).forEach(tensor.putArray("shape")::add);
      tensor.putArray("data_offsets").add(entry.begin()).add(entry.end());
    }
    byte[] text = CheckpointJson.MAPPER.writeValueAsBytes(json);
    byte[] filled = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(filled, text.length, filled.length, (byte) ' ');
    return filled;
  }

  /**
   * Reads the JSON.
   *
   * @throws DamagedException unless its tensors fill the data in their order
   */
  static SafetensorsHeader parse(byte[] bytes) throws DamagedException {
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, JsonNode> tensor : json(bytes).properties()) {
      Entry entry = entry(tensor.getKey(), tensor.getValue(), begin);
      entries.add(entry);
      begin = entry.end();
    }
    return new SafetensorsHeader(entries);
  }

  private static JsonNode json(byte[] bytes) throws DamagedException {
    try {
      JsonNode json = CheckpointJson.MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      // Told below.
    }
    throw new DamagedException("the header of its tensors cannot be read");
  }

  private static Entry entry(String name, JsonNode json, long begin) throws DamagedException {
    Optional<ElementType> type = ElementType.named(json.path("dtype").asText());
    JsonNode offsets = json.path("data_offsets");
    int[] shape = new int[json.path("shape").size()];
    long length = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      JsonNode size = json.path("shape").get(axis);
      boolean fits = size.canConvertToInt() && size.asInt() >= 0;
      shape[axis] = fits ? size.asInt() : -1;
      length = fits && length >= 0 && length <= Integer.MAX_VALUE ? length * shape[axis] : -1;
    }
    boolean fits = type.isPresent() && length >= 0 && length <= Integer.MAX_VALUE;
    if (fits) {
      Entry entry = new Entry(name, type.get(), shape, begin, (int) length);
      if (offsets.path(0).asLong(-1) == begin && offsets.path(1).asLong(-1) == entry.end()) {
        return entry;
      }
    }
    throw new DamagedException("the header of its tensors makes no sense at `" + name + "`");
  }
}
