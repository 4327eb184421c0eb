package org.marl.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were looked at once and must not change unnoticed. A missing one is written and fails
 * the test; with {@code -Dgolden.update=true} those that differ are rewritten, and fail too, so
 * that no build passes by updating.
 */
public final class Golden {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final String ACCEPT = "accept with: mvn -pl dsl test -Dgolden.update=true";

  private Golden() {}

  /** Compares a text with the golden in a file. */
  public static void assertMatches(Path file, String actual) {
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, actual);
        fail("written for the first time, look at it: " + file);
      }
      String expected = Files.readString(file);
      if (UPDATE && !expected.equals(actual)) {
        Files.writeString(file, actual);
        fail("rewritten, look at the difference: " + file);
      }
      assertThat(actual).as("%s (%s)", file, ACCEPT).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
