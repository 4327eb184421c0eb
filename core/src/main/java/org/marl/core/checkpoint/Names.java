package org.marl.core.checkpoint;

/** Names of the parts of things that are stored as several tensors. */
final class Names {
  private Names() {}

  static String reals(String environment) {
    return environment + ".reals.";
  }

  static String integers(String environment) {
    return environment + ".integers.";
  }
}
