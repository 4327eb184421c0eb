package org.marl.core.expression;

/** The families of learners; each supplies some of the {@link Quantity quantities}. */
public enum Setting {
  /** On-policy actor-critic (IPPO, TVPO, …); letter P in the table of quantities. */
  ON_POLICY("on-policy learners"),
  /** Value-based (QMIX, …); letter V. */
  VALUE("value-based learners"),
  /** Off-policy actor-critic (DOP, …); letter C. */
  OFF_POLICY("off-policy actor-critic learners"),
  /** Exact iteration on a finite game whose model is known; letter X. */
  EXACT("the exact learner"),
  /** Tables of action values, learned from samples of a finite game; letter T. */
  TABULAR("the tabular learner");

  private final String description;

  Setting(String description) {
    this.description = description;
  }

  /** How messages call the family. */
  public String description() {
    return description;
  }

  /** Is the description of one learner, so that verbs after it have an s? */
  public boolean isSingular() {
    return hasTables();
  }

  /** Do its learners keep tables of all states and actions, without networks and batches? */
  public boolean hasTables() {
    return this == EXACT || this == TABULAR;
  }
}
