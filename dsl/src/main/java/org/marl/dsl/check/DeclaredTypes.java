package org.marl.dsl.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;

/** The types that parameters of declarations can have. */
final class DeclaredTypes {
  private static final Map<String, DeclaredType> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("real", real(Range.ALL));
    WORDS.put("positive", real(new Range(0, true, Double.POSITIVE_INFINITY, true)));
    WORDS.put("nonnegative", real(new Range(0, false, Double.POSITIVE_INFINITY, true)));
    WORDS.put("probability", real(new Range(0, false, 1, false)));
    WORDS.put("int", new DeclaredType.Typed(new ParameterType.Int(Range.ALL)));
    WORDS.put(
        "positive_int",
        new DeclaredType.Typed(
            new ParameterType.Int(new Range(1, false, Double.POSITIVE_INFINITY, true))));
    WORDS.put("bool", new DeclaredType.Typed(new ParameterType.Bool()));
    WORDS.put("text", new DeclaredType.Typed(new ParameterType.Text()));
    WORDS.put("list", new DeclaredType.Entries());
    WORDS.put("expression", new DeclaredType.Expression());
    WORDS.put("fn", new DeclaredType.Typed(new ParameterType.Function()));
    WORDS.put("divergence", new DeclaredType.Typed(new ParameterType.DivergenceWord()));
    WORDS.put("update", new DeclaredType.Typed(new ParameterType.UpdateRule()));
    for (ComponentKind kind : ComponentKind.values()) {
      WORDS.put(kind.word(), new DeclaredType.Typed(new ParameterType.Part(kind)));
    }
  }

  private DeclaredTypes() {}

  private static DeclaredType real(Range range) {
    return new DeclaredType.Typed(new ParameterType.Real(range));
  }

  /**
   * The type that a parameter declares, or that its default suggests; any formula if it has
   * neither.
   */
  static DeclaredType of(Declaration.Parameter parameter, Session session) {
    if (parameter.type().isPresent()) {
      String word = parameter.type().get().text();
      DeclaredType type = WORDS.get(word);
      if (type == null) {
        Problem.error(Code.N001, parameter.type().get().span(), "`" + word + "` is not a type")
            .nearest(word, WORDS.keySet())
            .to(session);
        return new DeclaredType.Expression();
      }
      return type;
    }
    Optional<Value> fallback = parameter.defaultValue();
    if (fallback.isPresent() && fallback.get() instanceof Value.Truth) {
      return WORDS.get("bool");
    }
    if (fallback.isPresent() && fallback.get() instanceof Value.ListLiteral) {
      return WORDS.get("list");
    }
    if (fallback.isPresent() && isNumber(fallback.get())) {
      return WORDS.get("real");
    }
    return new DeclaredType.Expression();
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Number
        || (value instanceof Value.Prefix prefix && isNumber(prefix.operand()));
  }

  /** The type of a parameter; nothing for other names. */
  static Optional<DeclaredType> of(Meaning meaning) {
    if (meaning instanceof Meaning.Bound bound) {
      return Optional.of(bound.type());
    }
    return meaning instanceof Meaning.Open open ? Optional.of(open.type()) : Optional.empty();
  }

  /** With its article. */
  static String text(DeclaredType type) {
    if (type instanceof DeclaredType.Typed typed) {
      return typed.type().text();
    }
    return type instanceof DeclaredType.Entries ? "a list" : "a formula";
  }
}
