package org.marl.core.engine;

import org.marl.core.program.Program;

/** PyTorch refuses a program, or an operation of it. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param line of the program's text, counted from 1; 0 if it is not known
   */
  ProgramException(Program program, int line, String message, Throwable cause) {
    super(text(program, line, message), cause);
  }

  private static String text(Program program, int line, String message) {
    String place = line == 0 ? "" : ", line " + line;
    String origin = line == 0 ? "" : program.origin(line);
    return "the tensor program `"
        + program.name()
        + "`"
        + place
        + (origin.isEmpty() ? "" : " (`" + origin + "`)")
        + " failed: "
        + message;
  }
}
