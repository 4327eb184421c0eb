package org.marl.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.marl.core.random.RandomStream;

class SafetensorsTest {
  private static final float[] FLOATS = {1.5f, -0f, Float.NaN, Float.MIN_VALUE, 1e30f, 7};
  private static final double[] DOUBLES = {1.0 / 3, Double.NEGATIVE_INFINITY};

  private static SortedMap<String, StoredTensor> tensors() {
    SortedMap<String, StoredTensor> tensors = new TreeMap<>();
    tensors.put("a.weight", new StoredTensor(FLOATS, 2, 3));
    tensors.put("b", new StoredTensor(new int[] {-1}));
    tensors.put("c", new StoredTensor(DOUBLES, 1, 2));
    tensors.put("d \"quoted\" \u00e4", new StoredTensor(new long[] {Long.MIN_VALUE, 5}));
    tensors.put("empty", new StoredTensor(new float[0], 0, 4));
    return tensors;
  }

  private static byte[] written(SortedMap<String, StoredTensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(out, tensors);
    return out.toByteArray();
  }

  private static SortedMap<String, StoredTensor> read(byte[] file)
      throws IOException, DamagedException {
    return Safetensors.read(new ByteArrayInputStream(file), file.length);
  }

  @Test
  void writesWhatTheFormatSays() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(written(tensors())).order(ByteOrder.LITTLE_ENDIAN);
    int headerBytes = (int) file.getLong();
    byte[] text = new byte[headerBytes];
    file.get(text);
    JsonNode header = new ObjectMapper().readTree(new String(text, StandardCharsets.UTF_8));
    int data = Long.BYTES + headerBytes;

    assertThat(data % 8).isZero();
    assertThat(header.path("a.weight").path("dtype").asText()).isEqualTo("F32");
    assertThat(header.path("a.weight").path("shape").toString()).isEqualTo("[2,3]");
    JsonNode place = header.path("a.weight").path("data_offsets");
    assertThat(place.get(1).asInt() - place.get(0).asInt()).isEqualTo(24);
    assertThat(file.getFloat(data + place.get(0).asInt())).isEqualTo(1.5f);
    JsonNode c = header.path("c").path("data_offsets");
    assertThat(file.getDouble(data + c.get(0).asInt())).isEqualTo(1.0 / 3);
    header.forEach(
        tensor -> {
          int width = Integer.parseInt(tensor.path("dtype").asText().substring(1)) / 8;
          assertThat(tensor.path("data_offsets").get(0).asInt() % width).isZero();
        });
  }

  @Test
  void readsBackTheSameBits() throws IOException, DamagedException {
    SortedMap<String, StoredTensor> back = read(written(tensors()));

    assertThat(back).containsOnlyKeys(tensors().keySet());
    assertThat((float[]) back.get("a.weight").values()).isEqualTo(FLOATS);
    assertThat(back.get("a.weight").shape()).containsExactly(2, 3);
    assertThat((double[]) back.get("c").values()).isEqualTo(DOUBLES);
    assertThat((int[]) back.get("b").values()).containsExactly(-1);
    assertThat((long[]) back.get("d \"quoted\" \u00e4").values())
        .containsExactly(Long.MIN_VALUE, 5);
    assertThat(back.get("empty").shape()).containsExactly(0, 4);
  }

  @Test
  void readsTensorsLongerThanItsBuffer() throws IOException, DamagedException {
    RandomStream random = RandomStream.of(1, "tensors");
    SortedMap<String, StoredTensor> tensors = new TreeMap<>();
    double[] longs = random.doubles(50_001).toArray();
    tensors.put("x", new StoredTensor(longs));
    tensors.put("y", new StoredTensor(random.ints(70_000).toArray(), 70, 1000));

    SortedMap<String, StoredTensor> back = read(written(tensors));
    assertThat((double[]) back.get("x").values()).isEqualTo(longs);
    assertThat((int[]) back.get("y").values()).isEqualTo(tensors.get("y").values());
  }

  @Test
  void refusesAFileThatWasCutAnywhere() throws IOException {
    byte[] file = written(tensors());
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(cut))
          .as("%d bytes", length)
          .isInstanceOfAny(DamagedException.class, IOException.class);
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1)))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("another length");
  }

  @Test
  void refusesSizesThatDoNotFitTheFileWithoutReservingMemory() throws IOException {
    byte[] file = written(tensors());
    byte[] header = Arrays.copyOf(file, file.length);
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 60);
    assertThatThrownBy(() -> read(header)).isInstanceOf(DamagedException.class);

    String text = new String(file, StandardCharsets.ISO_8859_1);
    String large = text.replace("[2,3]", "[2000000000,2000000000]");
    String negative = text.replace("[2,3]", "[-2,-3]");
    String unknown = text.replace("F32", "F99");
    for (String changed : new String[] {large, negative, unknown}) {
      byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(
              0,
              ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong()
                  + bytes.length
                  - file.length);
      assertThatThrownBy(() -> read(bytes))
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining("makes no sense");
    }
  }

  @Test
  void refusesShapesThatTheValuesDoNotFill() {
    assertThatThrownBy(() -> new StoredTensor(FLOATS, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 values do not fill the shape [2, 2]");
  }
}
