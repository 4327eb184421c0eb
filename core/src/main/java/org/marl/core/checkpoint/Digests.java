package org.marl.core.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums by SHA-256. */
public final class Digests {
  private Digests() {}

  /** The checksum of a text in UTF-8, in hexadecimal digits. */
  public static String of(String text) {
    return text(of(text.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest of(byte[] bytes) {
    MessageDigest digest = start();
    digest.update(bytes);
    return digest;
  }

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
