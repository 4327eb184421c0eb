package org.marl.dsl.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Network;

/** Default values of parameters as scripts would write them. */
public final class Defaults {
  private Defaults() {}

  /** The value; "none" where the parameter may be left out and has no default. */
  public static String text(Object value) {
    if (value == null) {
      return "none";
    }
    if (value instanceof Choice choice) {
      return choice(choice);
    }
    if (value instanceof Number number) {
      return Words.number(number.doubleValue());
    }
    if (value instanceof Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Defaults::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return perNetwork(map);
    }
    return value.toString();
  }

  private static String choice(Choice choice) {
    String arguments =
        Parameters.of(choice.component()).stream()
            .filter(parameter -> Parameters.value(choice.config(), parameter).isPresent())
            .map(parameter -> parameter.key() + " = " + text(value(choice, parameter)))
            .collect(Collectors.joining(", "));
    return choice.component().name() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
  }

  private static Object value(Choice choice, Parameter parameter) {
    return Parameters.value(choice.config(), parameter).orElseThrow();
  }

  private static String perNetwork(Map<?, ?> map) {
    long distinct = map.values().stream().distinct().count();
    return distinct == 1
        ? text(map.values().iterator().next())
        : map.entrySet().stream()
            .map(each -> ((Network) each.getKey()).word() + " = " + text(each.getValue()))
            .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
