package org.marl.core.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as the text of programs. */
public final class Literal {
  /** The code of the element types, as {@code torch.to} takes them. */
  public static final String INT64 = "4";

  public static final String FLOAT32 = "6";

  /** Double precision. */
  public static final String FLOAT64 = "7";

  private Literal() {}

  /** A real number: it has a point. */
  public static String of(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("programs cannot state " + number);
    }
    return Double.toString(number).toLowerCase(Locale.ROOT);
  }

  /** A list of integers, such as a shape. */
  public static String of(List<? extends Number> integers) {
    return integers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
