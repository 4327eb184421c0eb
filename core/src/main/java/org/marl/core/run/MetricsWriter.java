package org.marl.core.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes {@code metrics.jsonl}: one object per record point, {@code step} first, then the columns.
 */
final class MetricsWriter {
  private static final SerializedString STEP = new SerializedString("step");

  private final Path path;
  private final FileChannel channel;
  private final OutputStream out;
  private final JsonGenerator json;
  private SerializedString[] columns = {};

  /**
   * @param keep bytes of an earlier file that stay, at most its length
   */
  MetricsWriter(Path path, long keep) {
    this.path = path;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(keep).position(keep);
      out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 15);
      json = Json.FACTORY.createGenerator(out);
      json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(path, e);
    }
  }

  void columns(List<String> names) {
    columns = names.stream().map(SerializedString::new).toArray(SerializedString[]::new);
  }

  void record(long step, double[] values) {
    try {
      json.writeStartObject();
      json.writeFieldName(STEP);
      json.writeNumber(step);
      for (int column = 0; column < columns.length; column++) {
        json.writeFieldName(columns[column]);
        json.writeNumber(values[column]);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(path, e);
    }
  }

  /** Forces everything to the disk; returns the length of the file in bytes. */
  long force() {
    try {
      json.flush();
      out.flush();
      channel.force(true);
      return channel.position();
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(path, e);
    }
  }

  /** Ends the file and forces it to the disk. */
  void close() {
    try (channel) {
      force();
      json.close();
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(path, e);
    }
  }
}
