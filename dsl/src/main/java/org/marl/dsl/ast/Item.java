package org.marl.dsl.ast;

import java.util.List;
import java.util.Optional;
import org.marl.core.plan.Update.Sense;
import org.marl.dsl.source.Span;

/** One entry of a block. */
public sealed interface Item {

  Span span();

  /**
   * {@code key = value}, or {@code f(x) = value} with parameters. Documentation as of a
   * declaration.
   */
  record Entry(
      Name key,
      List<Declaration.Parameter> parameters,
      Value value,
      String documentation,
      Span span)
      implements Item {}

  /** {@code let name = value}. */
  record Let(Name name, List<Declaration.Parameter> parameters, Value value, Span span)
      implements Item {}

  /** {@code maximize expression over networks}. */
  record Objective(Sense sense, Value expression, List<Name> over, Span span) implements Item {}

  /** {@code use update(arguments)}. */
  record Use(Value.Reference update, Span span) implements Item {}

  /** {@code expect condition when filter}. */
  record Expect(Value condition, Optional<Value> when, Span span) implements Item {}

  /** {@code in state { rules }}. */
  record Dynamics(List<Name> states, List<Rule> rules, Span span) implements Item {}

  /**
   * {@code [go, _] -> ready: 0.9, start: 0.1, reward = 0}.
   *
   * @param pattern one entry per agent; empty for {@code otherwise}
   */
  record Rule(Optional<Value.ListLiteral> pattern, List<Outcome> outcomes, Span span) {}

  /**
   * {@code state}, {@code state: probability} or {@code reward = value}.
   *
   * @param name the state, or a key
   * @param probability after a colon
   * @param assigned after an equals sign
   */
  record Outcome(Name name, Optional<Value> probability, Optional<Value> assigned, Span span) {}
}
