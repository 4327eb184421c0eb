package org.marl.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions that {@code run.json} names. */
public final class Versions {
  private static final String MARL = readMarl();

  private Versions() {}

  /** Of Marl, such as {@code 0.1.0}. */
  public static String marl() {
    return MARL;
  }

  /** Of the Java virtual machine. */
  public static String java() {
    return Runtime.version().toString();
  }

  private static String readMarl() {
    try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
