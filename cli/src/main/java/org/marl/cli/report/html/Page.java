package org.marl.cli.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The frame of a page: style and script inside it, nothing loaded from elsewhere. */
public final class Page {
  private Page() {}

  /**
   * A whole document.
   *
   * @param title of the window
   * @param body what it shows
   */
  public static String of(String title, Html body) {
    String style = resource("report.css");
    String script = resource("report.js");
    // Only these two may act, by their hash; a script that came in as text could not run.
    String policy =
        "default-src 'none'; img-src data: blob:; style-src '"
            + hash(style)
            + "'; script-src '"
            + hash(script)
            + "'";
    Html head =
        new Html()
            .markup("<meta charset=\"utf-8\">\n")
            .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n")
            .element("title", title)
            .markup("<style>" + style + "</style>\n");
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
        + head
        + "</head>\n<body>\n"
        + body
        + "<script>"
        + script
        + "</script>\n</body>\n</html>\n";
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
