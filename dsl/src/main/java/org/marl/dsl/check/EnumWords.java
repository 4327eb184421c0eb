package org.marl.dsl.check;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Parameters;
import org.marl.dsl.ast.Value;

/**
 * Knows where a plain name is one of the words that a parameter of a component accepts, as in
 * {@code mpe.simple_spread(convention = mpe2)}: there it mentions no declaration of that name.
 */
final class EnumWords {
  private final Catalog catalog;

  EnumWords(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Is an argument of a call such a word? */
  boolean isWord(Value.Reference call, int position, Value.Argument argument) {
    Optional<String> word = word(argument.value());
    if (word.isEmpty()) {
      return false;
    }
    return catalog.named(call.name()).stream()
            .map(Parameters::of)
            .flatMap(parameters -> parameter(parameters, position, argument).stream())
            .anyMatch(parameter -> accepts(parameter, word.get()))
        || argument.name().filter(key -> isWord(key.text(), argument.value())).isPresent();
  }

  private static Optional<Parameter> parameter(
      List<Parameter> parameters, int position, Value.Argument argument) {
    if (argument.name().isPresent()) {
      String key = argument.name().get().text();
      return parameters.stream().filter(each -> each.key().equals(key)).findFirst();
    }
    return position < parameters.size() ? Optional.of(parameters.get(position)) : Optional.empty();
  }

  /** Is the value of an algorithm's key such a word? */
  boolean isWord(String key, Value value) {
    Optional<String> word = word(value);
    return word.isPresent()
        && catalog.of(ComponentKind.LEARNER).stream()
            .flatMap((Component<?> learner) -> Parameters.of(learner).stream())
            .anyMatch(parameter -> parameter.key().equals(key) && accepts(parameter, word.get()));
  }

  private static Optional<String> word(Value value) {
    return value instanceof Value.Reference reference && reference.arguments().isEmpty()
        ? Optional.of(reference.name())
        : Optional.empty();
  }

  private static boolean accepts(Parameter parameter, String word) {
    return parameter.type() instanceof ParameterType.Word type && type.words().contains(word);
  }
}
