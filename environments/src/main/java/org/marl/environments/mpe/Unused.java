package org.marl.environments.mpe;

import java.util.Locale;
import org.marl.core.catalog.Violation;

/** Refuses parameters that a convention does not have. */
final class Unused {
  private Unused() {}

  static Violation parameter(String key, Enum<?> convention, Enum<?> user) {
    return new Violation(
        key,
        "the convention %s has no `%s`".formatted(word(convention), key),
        "leave it out, or write `convention = %s`".formatted(word(user)));
  }

  private static String word(Enum<?> convention) {
    return convention.name().toLowerCase(Locale.ROOT);
  }
}
