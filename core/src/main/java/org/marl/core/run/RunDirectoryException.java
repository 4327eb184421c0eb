package org.marl.core.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A run directory that cannot be used. The message is a sentence for the user, without a full stop;
 * {@link #help} says what would be right.
 */
public final class RunDirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String help;

  RunDirectoryException(String message, String help) {
    super(message);
    this.help = help;
  }

  private RunDirectoryException(String message, IOException cause) {
    super(message, cause);
    this.help = "";
  }

  /** What would be right; may be empty. */
  public String help() {
    return help;
  }

  static RunDirectoryException cannotWrite(Path path, IOException cause) {
    return new RunDirectoryException("cannot write " + path + ": " + reason(cause), cause);
  }

  static RunDirectoryException cannotRead(Path path, IOException cause) {
    return new RunDirectoryException("cannot read " + path + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof FileSystemException problem && problem.getReason() != null) {
      return problem.getReason();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
