package org.marl.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A {@code .marl} file that a plug-in ships.
 *
 * @param name how messages call the file, such as {@code library/divergences.marl}
 * @param text its text
 */
public record LibraryScript(String name, String text) {

  /** Reads a resource that lies beside the class. */
  public static LibraryScript resource(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource + " beside " + beside.getName());
      }
      return new LibraryScript(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
