package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.dsl.ast.Value;

/** The axes of an experiment and the labels on each, as its runs have shown them. */
final class Labels {
  private final Map<String, Set<String>> labels = new LinkedHashMap<>();

  void add(Map<String, String> coordinates) {
    coordinates.forEach(
        (axis, label) -> labels.computeIfAbsent(axis, fresh -> new LinkedHashSet<>()).add(label));
  }

  List<String> axes() {
    return List.copyOf(labels.keySet());
  }

  List<String> of(String axis) {
    return List.copyOf(labels.getOrDefault(axis, Set.of()));
  }

  /** The label that a claim means: the same text, or the same number. */
  Optional<String> matching(String axis, Value value) {
    String text = Words.label(value);
    if (of(axis).contains(text)) {
      return Optional.of(text);
    }
    if (value instanceof Value.Number number) {
      return of(axis).stream().filter(label -> isNumber(label, number.value())).findFirst();
    }
    return Optional.empty();
  }

  private static boolean isNumber(String label, double number) {
    return label.equals(Words.number(number)) || parsed(label) == number;
  }

  private static double parsed(String label) {
    try {
      return Double.parseDouble(label);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The label of an entry of {@code on} or {@code with}: its name where that is enough. */
  static String of(Resolution.Located entry, List<Resolution.Located> all) {
    if (!(entry.value() instanceof Value.Reference reference)) {
      return Words.label(entry.value());
    }
    long same =
        all.stream()
            .map(Resolution.Located::value)
            .filter(Value.Reference.class::isInstance)
            .map(Value.Reference.class::cast)
            .filter(other -> other.name().equals(reference.name()))
            .count();
    List<String> arguments = new ArrayList<>();
    for (Value.Argument argument : References.arguments(reference)) {
      if (!(argument.value() instanceof Value.Sweep)) {
        arguments.add(Words.oneLine(argument.span()));
      }
    }
    return same <= 1 || arguments.isEmpty()
        ? reference.name()
        : reference.name() + "(" + String.join(", ", arguments) + ")";
  }
}
