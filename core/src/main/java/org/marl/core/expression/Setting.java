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
  EXACT("the exact learner");

  private final String description;

  Setting(String description) {
    this.description = description;
  }

  /** How messages call the family. */
  public String description() {
    return description;
  }
}
