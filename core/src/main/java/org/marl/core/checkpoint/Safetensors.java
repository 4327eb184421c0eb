package org.marl.core.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format (github.com/huggingface/safetensors): the length of the header as eight
 * bytes, the header in JSON, the tensors in row-major order; all numbers are little-endian.
 */
final class Safetensors {
  /** As the format limits it. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final int CHUNK_BYTES = 1 << 16;

  private Safetensors() {}

  static void write(OutputStream out, SortedMap<String, StoredTensor> tensors) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.of(tensors);
    byte[] text = header.bytes();
    byte[] chunk = new byte[CHUNK_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    out.write(chunk, 0, buffer.putLong(text.length).position());
    out.write(text);
    for (SafetensorsHeader.Entry entry : header.entries()) {
      Object values = tensors.get(entry.name()).values();
      int most = CHUNK_BYTES / entry.type().bytes();
      for (int offset = 0; offset < entry.length(); offset += most) {
        int count = Math.min(most, entry.length() - offset);
        entry.type().put(buffer.clear(), values, offset, count);
        out.write(chunk, 0, buffer.position());
      }
    }
  }

  /**
   * Reads a whole file.
   *
   * @param size of the file in bytes, against which all lengths in it are checked
   */
  static SortedMap<String, StoredTensor> read(InputStream in, long size)
      throws IOException, DamagedException {
    byte[] chunk = new byte[CHUNK_BYTES];
    fill(in, chunk, Long.BYTES);
    long headerBytes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerBytes < 2 || headerBytes > Math.min(LONGEST_HEADER, size - Long.BYTES)) {
      throw new DamagedException("the file of its tensors has no header");
    }
    byte[] text = in.readNBytes((int) headerBytes);
    SafetensorsHeader header = SafetensorsHeader.parse(text);
    if (Long.BYTES + headerBytes + header.dataBytes() != size) {
      throw new DamagedException("the file of its tensors has another length than its header says");
    }
    SortedMap<String, StoredTensor> tensors = new TreeMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      tensors.put(entry.name(), new StoredTensor(values(in, chunk, entry), entry.shape()));
    }
    return tensors;
  }

  private static Object values(InputStream in, byte[] chunk, SafetensorsHeader.Entry entry)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    Object values = entry.type().newArray(entry.length());
    int most = CHUNK_BYTES / entry.type().bytes();
    for (int offset = 0; offset < entry.length(); offset += most) {
      int count = Math.min(most, entry.length() - offset);
      fill(in, chunk, count * entry.type().bytes());
      entry.type().get(buffer, values, offset, count);
    }
    return values;
  }

  private static void fill(InputStream in, byte[] chunk, int bytes) throws IOException {
    if (in.readNBytes(chunk, 0, bytes) < bytes) {
      throw new EOFException("the file ends too early");
    }
  }
}
