package org.marl.cli;

/** The {@code marl} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println("marl 0.1.0");
      return;
    }
    System.err.println("marl: only --version is there yet");
    System.exit(2);
  }
}
