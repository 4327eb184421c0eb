package org.marl.core.catalog;

import java.util.List;

/** What a parameter of a component accepts. */
public sealed interface ParameterType {

  /** Java {@code double} or {@code Double}. */
  record Real(Range range) implements ParameterType {}

  /** Java {@code int}, {@code long} or their boxes. */
  record Int(Range range) implements ParameterType {}

  record Bool() implements ParameterType {}

  record Text() implements ParameterType {}

  /** One word of a Java enum, in lower case. */
  record Word(Class<? extends Enum<?>> type, List<String> words) implements ParameterType {}

  /** Names of the game's agents, as index groups. */
  record AgentGroups() implements ParameterType {}

  /** A component of the kind; Java {@link Choice}. */
  record Part(ComponentKind kind) implements ParameterType {}

  /** Java {@link org.marl.core.plan.Update}. */
  record UpdateRule() implements ParameterType {}

  /** Java {@link org.marl.core.expression.Divergence}. */
  record DivergenceWord() implements ParameterType {}

  /** An expression of the quantities; Java {@link org.marl.core.expression.Node}. */
  record Formula() implements ParameterType {}

  /** A function of one variable; Java {@link org.marl.core.expression.ScalarFunction}. */
  record Function() implements ParameterType {}

  record ListOf(ParameterType entry) implements ParameterType {}

  /**
   * One value, or {@code { policy = …, critic = … }}; Java {@code Map<Network, T>}, empty key set =
   * all.
   */
  record PerNetwork(ParameterType entry) implements ParameterType {}
}
