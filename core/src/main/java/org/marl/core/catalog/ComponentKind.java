package org.marl.core.catalog;

import java.util.Locale;

/** What a component is for. The set is closed: a new kind is a change of the language. */
public enum ComponentKind {
  /** The learner of an algorithm; its parameters are the keys of the algorithm's block. */
  LEARNER("a learner"),
  ENVIRONMENT("an environment"),
  ORDERING("an ordering"),
  /** How the exact learner takes one step: solve, gradient. */
  STEP("a step"),
  NETWORK("a network"),
  /** How policies are parameterised beyond a plain network: conditional, log-linear. */
  POLICY("a policy"),
  /** What linear functions of states and actions are linear in. */
  FEATURES("a feature map"),
  /** How the exact learner evaluates policies other than by the model. */
  EVALUATION("an evaluation"),
  /** What action values are looked for in. */
  FUNCTIONS("a function class"),
  CRITIC("a critic"),
  MIXER("a mixer"),
  /** Central action-value networks, q_star. */
  CENTRAL("a central value"),
  SHARING("a way of sharing"),
  ESTIMATOR("an estimator"),
  OPTIMIZER("an optimizer"),
  EXPLORATION("an exploration"),
  SCHEDULE("a schedule"),
  REPLAY("a replay"),
  /** How target networks follow. */
  TARGETS("a target rule"),
  /** A function of expressions that tensor programs compute, written in Java. */
  OPERATION("an operation"),
  /** Parts of a report: curve, table, plane, heat map. */
  FIGURE("a figure");

  private final String noun;

  ComponentKind(String noun) {
    this.noun = noun;
  }

  /** With its article, for messages. */
  public String noun() {
    return noun;
  }

  /** The heading in {@code marl list}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The others are data, which learners and reports read. */
  public boolean needsEngine() {
    return switch (this) {
      case LEARNER, ENVIRONMENT, STEP, POLICY, EVALUATION, EXPLORATION, SCHEDULE -> true;
      case ORDERING,
          FEATURES,
          FUNCTIONS,
          NETWORK,
          CRITIC,
          MIXER,
          CENTRAL,
          SHARING,
          ESTIMATOR,
          OPTIMIZER,
          REPLAY,
          TARGETS,
          OPERATION,
          FIGURE ->
          false;
    };
  }
}
