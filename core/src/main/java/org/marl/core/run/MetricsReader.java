package org.marl.core.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code metrics.jsonl}. */
final class MetricsReader {

  /**
   * The whole file.
   *
   * @param steps of the record points
   * @param values {@code [column][record point]}
   */
  record Metrics(long[] steps, double[][] values) {}

  private MetricsReader() {}

  static Metrics read(Path path, int columns) {
    List<Long> steps = new ArrayList<>();
    double[][] values = new double[columns][64];
    try (JsonParser json = Json.FACTORY.createParser(path.toFile())) {
      while (json.nextToken() != null) {
        int point = steps.size();
        json.nextToken();
        steps.add(json.nextLongValue(0));
        for (int column = 0; column < columns; column++) {
          if (point == values[column].length) {
            values[column] = Arrays.copyOf(values[column], 2 * point);
          }
          json.nextToken();
          values[column][point] = number(json);
        }
        json.nextToken();
      }
    } catch (IOException e) {
      throw RunDirectoryException.cannotRead(path, e);
    }
    int points = steps.size();
    double[][] cut =
        Arrays.stream(values).map(v -> Arrays.copyOf(v, points)).toArray(double[][]::new);
    return new Metrics(steps.stream().mapToLong(Long::longValue).toArray(), cut);
  }

  /** The values of the last record point, one per column; empty if there is no record point. */
  static double[] last(Path path, int columns) {
    try (JsonParser json = Json.FACTORY.createParser(lastLine(path))) {
      if (json.nextToken() == null) {
        return new double[0];
      }
      json.nextToken();
      json.nextToken();
      double[] values = new double[columns];
      for (int column = 0; column < columns; column++) {
        json.nextToken();
        values[column] = number(json);
      }
      return values;
    } catch (IOException e) {
      throw RunDirectoryException.cannotRead(path, e);
    }
  }

  private static double number(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_STRING
        ? Double.parseDouble(json.getText())
        : json.getDoubleValue();
  }

  /** Read from the end, for files of any length. */
  private static byte[] lastLine(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      for (long size = 1 << 13; ; size *= 4) {
        long from = Math.max(0, file.length() - size);
        byte[] tail = new byte[(int) (file.length() - from)];
        file.seek(from);
        file.readFully(tail);
        int start = tail.length - 1;
        while (start > 0 && tail[start - 1] != '\n') {
          start--;
        }
        if (start > 0 || from == 0) {
          return Arrays.copyOfRange(tail, Math.max(start, 0), tail.length);
        }
      }
    }
  }
}
