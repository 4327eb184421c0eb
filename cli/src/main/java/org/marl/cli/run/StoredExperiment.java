package org.marl.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a run directory says about its origin.
 *
 * @param experiment its name
 * @param script the script as its author wrote it, stored with the first run
 */
record StoredExperiment(String experiment, Path script) {

  /**
   * Reads the beginning of {@code summary.json}.
   *
   * @throws IOException if there is none, or it is not what {@code marl run} writes
   */
  static StoredExperiment read(Path out) throws IOException {
    Path summary = out.resolve("summary.json");
    if (!Files.isRegularFile(summary)) {
      throw new NoSuchFileException("there is no " + summary.getFileName());
    }
    String experiment = null;
    String folder = null;
    try (JsonParser json = new JsonFactory().createParser(summary.toFile())) {
      while ((experiment == null || folder == null) && json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          if ("experiment".equals(json.currentName())) {
            experiment = json.getText();
          } else if ("dir".equals(json.currentName())) {
            folder = json.getText();
          }
        }
      }
    }
    if (experiment == null || folder == null) {
      throw new IOException(summary.getFileName() + " names no experiment with runs");
    }
    return new StoredExperiment(experiment, out.resolve(folder).resolve("script.marl"));
  }
}
