package org.marl.core.expression;

/** What is known of the sign of a number. */
enum Sign {
  ZERO(true, true),
  POSITIVE(true, false),
  NON_NEGATIVE(true, false),
  NEGATIVE(false, true),
  NON_POSITIVE(false, true),
  UNKNOWN(false, false);

  private final boolean atLeastZero;
  private final boolean atMostZero;

  Sign(boolean atLeastZero, boolean atMostZero) {
    this.atLeastZero = atLeastZero;
    this.atMostZero = atMostZero;
  }

  static Sign of(double value) {
    if (value == 0) {
      return ZERO;
    }
    return value > 0 ? POSITIVE : value < 0 ? NEGATIVE : UNKNOWN;
  }

  boolean isAtLeastZero() {
    return atLeastZero;
  }

  boolean isAtMostZero() {
    return atMostZero;
  }

  boolean isStrict() {
    return this == POSITIVE || this == NEGATIVE;
  }

  Sign negated() {
    return switch (this) {
      case ZERO -> ZERO;
      case POSITIVE -> NEGATIVE;
      case NON_NEGATIVE -> NON_POSITIVE;
      case NEGATIVE -> POSITIVE;
      case NON_POSITIVE -> NON_NEGATIVE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** The same, but maybe 0. */
  Sign orZero() {
    return atLeastZero && !atMostZero
        ? NON_NEGATIVE
        : atMostZero && !atLeastZero ? NON_POSITIVE : this;
  }

  Sign plus(Sign other) {
    if (this == ZERO) {
      return other;
    }
    if (other == ZERO) {
      return this;
    }
    if (atLeastZero && other.atLeastZero) {
      return isStrict() || other.isStrict() ? POSITIVE : NON_NEGATIVE;
    }
    return atMostZero && other.atMostZero ? negated().plus(other.negated()).negated() : UNKNOWN;
  }

  Sign times(Sign other) {
    if (this == ZERO || other == ZERO) {
      return ZERO;
    }
    if (this == UNKNOWN || other == UNKNOWN) {
      return UNKNOWN;
    }
    Sign magnitude = isStrict() && other.isStrict() ? POSITIVE : NON_NEGATIVE;
    return atLeastZero == other.atLeastZero ? magnitude : magnitude.negated();
  }

  /** The sign of a number that is one of the two. */
  Sign or(Sign other) {
    if (this == other) {
      return this;
    }
    if (atLeastZero && other.atLeastZero) {
      return NON_NEGATIVE;
    }
    return atMostZero && other.atMostZero ? NON_POSITIVE : UNKNOWN;
  }
}
