package org.marl.cli.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Network;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.plan.Column;
import org.marl.core.plan.Update;

/** Values of parameters, as scripts write them. */
final class ValueText {
  private ValueText() {}

  static String of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(ValueText::of).orElse("");
    } else if (value instanceof Double number) {
      return number(number);
    } else if (value instanceof String text) {
      return "\"" + text + "\"";
    } else if (value instanceof Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT);
    } else if (value instanceof List<?> entries) {
      return entries.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> entries) {
      return perNetwork(entries);
    } else if (value instanceof Choice choice) {
      return choice(choice);
    } else if (value instanceof Update update) {
      return update.name();
    } else if (value instanceof Divergence divergence) {
      return divergence.name();
    } else if (value instanceof ScalarFunction function) {
      return function.body().toString();
    } else if (value instanceof Column column) {
      return column.name();
    }
    return String.valueOf(value);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "e").replace("E", "e");
  }

  /** One value for all networks where they agree. */
  private static String perNetwork(Map<?, ?> entries) {
    if (new LinkedHashSet<>(entries.values()).size() == 1) {
      return of(entries.values().iterator().next());
    }
    return entries.entrySet().stream()
        .map(entry -> ((Network) entry.getKey()).word() + " = " + of(entry.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  /** The component with the arguments that differ from its defaults. */
  private static String choice(Choice choice) {
    Component<?> component = choice.component();
    List<Parameter> chosen = Parameters.of(configured(component, choice.config()));
    List<String> arguments = new ArrayList<>();
    List<Parameter> standard = Parameters.of(component);
    for (int i = 0; i < chosen.size(); i++) {
      Object value = chosen.get(i).defaultValue();
      if (value != null && !Objects.equals(value, standard.get(i).defaultValue())) {
        arguments.add(chosen.get(i).key() + " = " + of(value));
      }
    }
    return arguments.isEmpty()
        ? component.name()
        : component.name() + "(" + String.join(", ", arguments) + ")";
  }

  /**
   * The component as if the configuration were its defaults: so one reader of records serves both.
   */
  private static <C extends Record> Component<C> configured(Component<C> component, Record config) {
    return Component.of(
        component.kind(),
        component.name(),
        component.config(),
        component.config().cast(config),
        component.summary());
  }
}
