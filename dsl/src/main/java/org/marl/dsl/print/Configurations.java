package org.marl.dsl.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Network;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Column;
import org.marl.core.plan.Game;
import org.marl.core.plan.Update;

/** Writes components with all their parameters. Updates become declarations of their own. */
final class Configurations {
  private final Names names;
  private final Game game;
  private final List<String> updates = new ArrayList<>();

  Configurations(Names names, Game game) {
    this.names = names;
    this.game = game;
  }

  /** The declarations of the updates met so far. */
  List<String> updates() {
    return List.copyOf(updates);
  }

  String algorithm(Algorithm algorithm) {
    Choice learner = algorithm.learner();
    List<String> lines = new ArrayList<>();
    lines.add("learner = " + learner.component().name());
    lines.addAll(parameters(learner));
    return "algorithm " + names.algorithm() + " {\n  " + String.join("\n  ", lines) + "\n}";
  }

  /** {@code mlp(hidden = [128, 128], activation = relu)}. */
  String choice(Choice choice) {
    List<String> parameters = parameters(choice);
    return choice.component().name()
        + (parameters.isEmpty() ? "" : "(" + String.join(", ", parameters) + ")");
  }

  private List<String> parameters(Choice choice) {
    List<String> parameters = new ArrayList<>();
    for (Parameter parameter : Parameters.of(choice.component())) {
      Optional<Object> value = Parameters.value(choice.config(), parameter);
      value.ifPresent(
          present -> parameters.add(parameter.key() + " = " + text(present, parameter.type())));
    }
    return parameters;
  }

  private String text(Object value, ParameterType type) {
    if (value instanceof Choice choice) {
      return choice(choice);
    }
    if (value instanceof Update update) {
      return declare(update);
    }
    if (value instanceof Divergence divergence) {
      return names.divergence(divergence);
    }
    if (value instanceof Number number) {
      return Numbers.text(number.doubleValue());
    }
    if (value instanceof Column column) {
      return names.expression(column.name());
    }
    if (value instanceof Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof String string) {
      return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    if (type instanceof ParameterType.AgentGroups) {
      return groups((List<?>) value);
    }
    if (value instanceof List<?> list) {
      ParameterType entry = ((ParameterType.ListOf) type).entry();
      return list.stream()
          .map(each -> text(each, entry))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return perNetwork(map, ((ParameterType.PerNetwork) type).entry());
    }
    return names.expression(value.toString());
  }

  private String groups(List<?> groups) {
    return groups.stream()
        .map(
            group ->
                ((List<?>) group)
                    .stream()
                        .map(agent -> game.agents().get((Integer) agent))
                        .collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String perNetwork(Map<?, ?> map, ParameterType entry) {
    return map.entrySet().stream()
        .map(each -> ((Network) each.getKey()).word() + " = " + text(each.getValue(), entry))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String declare(Update update) {
    String name = names.word(update.name().replaceAll("\\(.*", ""));
    StringBuilder text = new StringBuilder("update " + name + " {\n");
    for (Update.Objective objective : update.objectives()) {
      text.append("  ").append(objective.sense().name().toLowerCase(Locale.ROOT)).append(' ');
      text.append(names.expression(objective.expression().toString()));
      text.append(
          objective.over().stream()
              .sorted()
              .map(Network::word)
              .collect(Collectors.joining(", ", " over [", "]\n")));
    }
    updates.add(text.append('}').toString());
    return name;
  }
}
