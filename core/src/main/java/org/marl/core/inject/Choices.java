package org.marl.core.inject;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.catalog.Choice;
import org.marl.core.plan.Game;
import org.marl.core.plan.RunPlan;

/** Finds the components that a plan chooses. */
final class Choices {
  private Choices() {}

  /** The learner, and the environment if the game is one. */
  static List<Choice> roots(RunPlan plan) {
    List<Choice> roots = new ArrayList<>();
    roots.add(plan.algorithm().learner());
    if (plan.game() instanceof Game.Environment game) {
      roots.add(game.environment());
    }
    return roots;
  }

  /** The components chosen directly by the parameters of a component. */
  static List<Choice> parts(Choice choice) {
    List<Choice> parts = new ArrayList<>();
    for (RecordComponent parameter : choice.config().getClass().getRecordComponents()) {
      collect(value(choice.config(), parameter), parts);
    }
    return parts;
  }

  private static void collect(Object value, List<Choice> parts) {
    if (value instanceof Choice part) {
      parts.add(part);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(entry -> collect(entry, parts));
    } else if (value instanceof Collection<?> entries) {
      entries.forEach(entry -> collect(entry, parts));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(entry -> collect(entry, parts));
    }
  }

  private static Object value(Record config, RecordComponent parameter) {
    try {
      parameter.getAccessor().setAccessible(true);
      return parameter.getAccessor().invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + parameter + " of " + config, e);
    }
  }
}
