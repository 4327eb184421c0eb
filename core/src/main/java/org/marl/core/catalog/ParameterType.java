package org.marl.core.catalog;

import java.util.List;

/** What a parameter of a component accepts. */
public sealed interface ParameterType {

  /** As help and messages say it, with its article: "a positive number", "one of relu, tanh". */
  String text();

  /** Java {@code double} or {@code Double}. */
  record Real(Range range) implements ParameterType {
    @Override
    public String text() {
      return Words.number("number", range);
    }
  }

  /** Java {@code int}, {@code long} or their boxes. */
  record Int(Range range) implements ParameterType {
    @Override
    public String text() {
      return Words.number("whole number", range);
    }
  }

  record Bool() implements ParameterType {
    @Override
    public String text() {
      return "true or false";
    }
  }

  record Text() implements ParameterType {
    @Override
    public String text() {
      return "a text in quotes";
    }
  }

  /** The name of an axis of the experiment; Java {@link String}. */
  record ExperimentAxis() implements ParameterType {
    @Override
    public String text() {
      return "an axis of the experiment";
    }
  }

  /** One word of a Java enum, in lower case. */
  record Word(Class<? extends Enum<?>> type, List<String> words) implements ParameterType {
    @Override
    public String text() {
      return "one of " + String.join(", ", words);
    }
  }

  /** Names of the game's agents, as index groups. */
  record AgentGroups() implements ParameterType {
    @Override
    public String text() {
      return "agents, [a, b, c], or groups of agents, [[a, b], [c]]";
    }
  }

  /** A component of the kind; Java {@link Choice}. */
  record Part(ComponentKind kind) implements ParameterType {
    @Override
    public String text() {
      return kind.noun();
    }
  }

  /** Java {@link org.marl.core.plan.Update}. */
  record UpdateRule() implements ParameterType {
    @Override
    public String text() {
      return "an update";
    }
  }

  /** Java {@link org.marl.core.expression.Divergence}. */
  record DivergenceWord() implements ParameterType {
    @Override
    public String text() {
      return "a divergence";
    }
  }

  /** An expression of the quantities; Java {@link org.marl.core.expression.Node}. */
  record Formula() implements ParameterType {
    @Override
    public String text() {
      return "an expression";
    }
  }

  /** A function of one variable; Java {@link org.marl.core.expression.ScalarFunction}. */
  record Function() implements ParameterType {
    @Override
    public String text() {
      return "a function of one variable";
    }
  }

  /** Something that is recorded; Java {@link org.marl.core.plan.Column}. */
  record ColumnName() implements ParameterType {
    @Override
    public String text() {
      return "a recorded expression";
    }
  }

  /** Java {@link List}; a single entry may stand for the list of it alone. */
  record ListOf(ParameterType entry) implements ParameterType {
    @Override
    public String text() {
      return "a list, each entry " + entry.text();
    }
  }

  /**
   * One value for all networks, or {@code { policy = …, critic = … }}, where networks that are not
   * named keep the default. Java {@code Map<Network, T>} with an entry for every network.
   */
  record PerNetwork(ParameterType entry) implements ParameterType {
    @Override
    public String text() {
      return entry.text() + ", for all networks or { policy = …, critic = … }";
    }
  }
}
