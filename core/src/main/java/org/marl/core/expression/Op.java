package org.marl.core.expression;

import java.util.List;
import java.util.Set;

/** What a {@link Node} does with its arguments. */
public sealed interface Op permits Unary, Binary, Op.Leaf, Op.Structural {

  /** An operation without arguments. */
  sealed interface Leaf extends Op permits Constant, Parameter, Variable, Input {}

  /** A number known when the plan is made. */
  record Constant(double value) implements Leaf {}

  /**
   * A number that the declaration leaves open, in the check of a declaration that nobody has called
   * yet.
   */
  record Parameter(String name) implements Leaf {}

  /** The bound variable of a {@link ScalarFunction}. */
  record Variable(String name) implements Leaf {}

  /** A quantity that the learner supplies, under the given parameters. */
  record Input(Quantity quantity, Copy copy) implements Leaf {}

  /** Every operation that is neither a leaf nor elementwise. */
  sealed interface Structural extends Op
      permits Select,
          Reduce,
          Gather,
          Entry,
          Apply,
          Perspective,
          Shift,
          Scan,
          Gradient,
          Stop,
          At,
          ByEpoch,
          Coefficient,
          Custom {}

  /** {@code if c then a else b}; arguments: condition, then, otherwise. */
  record Select() implements Structural {}

  /**
   * A reduction over axes; one argument (two for {@link Reduction#QUANTILE}, three for {@link
   * Reduction#RESCALE}).
   */
  record Reduce(Reduction reduction, Set<Axis> over) implements Structural {
    private static final EnumSets<Axis> AXES = EnumSets.of(Axis.class);

    public Reduce {
      over = AXES.same(over);
    }
  }

  /**
   * The entry of {@link Axis#ACTIONS} at an index; arguments: e, index. {@code chosen(e) = at(e,
   * action)}.
   */
  record Gather() implements Structural {}

  /**
   * The entry of one agent, state or action: {@code pi(alice, ready, u0)}.
   *
   * @param axis {@link Axis#AGENTS}, {@link Axis#ACTIONS}, or {@link Axis#SAMPLES} for a state of a
   *     finite game, whose joint actions are averaged out
   * @param index along the axis
   * @param name of the agent, state or action in its game
   */
  record Entry(Axis axis, int index, String name) implements Structural {}

  /**
   * A network applied to other arguments than its quantity's own: {@code mix(e)}, {@code
   * central(greedy)}.
   */
  record Apply(Network network, Copy copy) implements Structural {}

  /**
   * The perspective q f(p / q) of a divergence's f, with its limits where q is 0; arguments: p, q.
   * Its sum over actions is the divergence.
   */
  record Perspective(Divergence divergence) implements Structural {}

  /**
   * {@code next(e)}: the value at the following step; 0 after termination, bootstrapped at
   * truncation.
   */
  record Shift() implements Structural {}

  /** {@code accumulate(a, b)}: x_t = a_t + b_t x_{t+1}. */
  record Scan() implements Structural {}

  /** {@code gradient(y, x)}. */
  record Gradient() implements Structural {}

  /** {@code stop(e)}: the value, without gradient. */
  record Stop() implements Structural {}

  /** {@code each_epoch(e)}, {@code each_minibatch(e)}: moves the evaluation to the stage. */
  record At(Stage stage) implements Structural {}

  /**
   * {@code by_epoch(e)}: the value after every pass over the batch of the last update, along {@link
   * Axis#EPOCHS}.
   */
  record ByEpoch() implements Structural {}

  /**
   * A number that changes between updates by a rule; the argument, where there is one, is its
   * measure.
   */
  record Coefficient(CoefficientRule rule) implements Structural {}

  /**
   * An operation that a plug-in adds; its arguments are the operands.
   *
   * @param word its name in scripts
   * @param settings as scripts write them, {@code "share = 0.1"}
   */
  record Custom(String word, List<String> settings, CustomOperation operation)
      implements Structural {
    public Custom {
      settings = List.copyOf(settings);
    }
  }
}
