package org.marl.dsl.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** Reads scripts from files. */
public final class SourceReader {
  /** A script is written by hand. */
  static final int MAXIMAL_BYTES = 16 << 20;

  private SourceReader() {}

  /**
   * The text of a file, which must be UTF-8; empty, and reported, if it cannot be had.
   *
   * @param name the file as the user calls it
   */
  public static Optional<Source> read(Path file, String name, Diagnostics diagnostics) {
    String problem;
    try {
      if (Files.isDirectory(file)) {
        problem = "it is a folder";
      } else {
        byte[] bytes = start(file);
        if (bytes.length <= MAXIMAL_BYTES) {
          return decode(bytes, file, name, diagnostics);
        }
        problem = "it is larger than " + (MAXIMAL_BYTES >> 20) + " MB, too much for a script";
      }
    } catch (NoSuchFileException e) {
      problem = "there is no such file";
    } catch (AccessDeniedException e) {
      problem = "reading it is not permitted";
    } catch (IOException e) {
      problem = "reading it failed: " + e.getMessage();
    }
    Source nothing = Source.of(name, file, "");
    diagnostics.add(
        SyntaxErrors.error(
                Code.F001, "`" + name + "` cannot be read: " + problem, nothing.all(), "")
            .build());
    return Optional.empty();
  }

  /** All of a script, or more than a script has: a device or a pipe need not tell its size. */
  private static byte[] start(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(MAXIMAL_BYTES + 1);
    }
  }

  private static Optional<Source> decode(
      byte[] bytes, Path file, String name, Diagnostics diagnostics) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(input, decoded, true);
    if (!result.isError()) {
      return Optional.of(Source.of(name, file, decoded.flip().toString()));
    }
    // Up to the malformed byte this is the same text; the rest is only shown.
    Source shown = Source.of(name, file, new String(bytes, StandardCharsets.UTF_8));
    int offset = decoded.position();
    String value = String.format("0x%02X", bytes[input.position()]);
    diagnostics.add(
        SyntaxErrors.error(
                Code.F002,
                "the file is not UTF-8: byte " + value + " begins no character",
                new Span(shown, offset, Math.min(offset + 1, shown.text().length())),
                "byte " + input.position() + " of the file")
            .help("save the file with the encoding UTF-8")
            .build());
    return Optional.empty();
  }
}
