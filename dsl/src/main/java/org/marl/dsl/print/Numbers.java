package org.marl.dsl.print;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers as the language reads them back, to the last bit. */
final class Numbers {
  private Numbers() {}

  static String text(double x) {
    if (x == Math.rint(x) && Math.abs(x) < 1e15) {
      return Long.toString((long) x);
    }
    return Double.toString(x).replace("E", "e");
  }

  static String list(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Numbers::text)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
