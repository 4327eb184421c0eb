package org.marl.core.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A whole tensor program.
 *
 * @param name what it does, for messages: {@code "update"}, {@code "act"}
 * @param text TorchScript
 * @param inputs names of the tensors that a call supplies, in order
 * @param outputs names of the tensors that a call returns, in order
 */
public record Program(String name, String text, List<String> inputs, List<String> outputs) {

  public Program {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** SHA-256 of the text: programs of one text are one program. */
  public String digest() {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The expression that a line of the program computes, as the script writes it: the comment above
   * the line that is nearest to it; empty text if there is none.
   *
   * @param line counted from 1
   */
  public String origin(int line) {
    List<String> lines = text.lines().limit(line).toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String stripped = lines.get(i).strip();
      if (stripped.startsWith(ProgramWriter.COMMENT)) {
        return stripped.substring(ProgramWriter.COMMENT.length()).strip();
      }
    }
    return "";
  }
}
