package org.marl.dsl.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marl.dsl.ast.Declaration;

/**
 * A declaration with the module whose names its body sees.
 *
 * @param kind what it declares
 * @param declaration the text
 * @param module where it stands
 */
record Definition(Kind kind, Declaration declaration, Module module) {

  /** The kinds of declarations; each is a plain word, not reserved. */
  enum Kind {
    PARAM("a parameter of the script"),
    FN("a function"),
    DIVERGENCE("a divergence"),
    GAME("a game"),
    ORDERING("an ordering"),
    UPDATE("an update"),
    ALGORITHM("an algorithm"),
    EXPERIMENT("an experiment");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    String noun() {
      return noun;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Can its name stand in a formula, where it could be taken for a quantity or a function? */
    boolean isFormula() {
      return switch (this) {
        case PARAM, FN, DIVERGENCE -> true;
        case GAME, ORDERING, UPDATE, ALGORITHM, EXPERIMENT -> false;
      };
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }

  String name() {
    return declaration.name().text();
  }

  /** A declaration of the text is itself alone; comparing trees would cost more than all else. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
