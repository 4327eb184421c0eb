package org.marl.core.expression;

import java.util.Locale;

/** Elementwise operations of one operand. */
public enum Unary implements Op {
  NEGATE,
  NOT,
  ABS,
  EXP,
  LOG,
  SQRT,
  SIGN,
  TANH,
  SIGMOID,
  RELU,
  FLOOR;

  /** The function name in scripts; operators {@code -} and {@code not} have none. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value in double precision; booleans are 0 and 1. */
  public double apply(double x) {
    return switch (this) {
      case NEGATE -> -x;
      case NOT -> x == 0 ? 1 : 0;
      case ABS -> Math.abs(x);
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case SIGN -> Math.signum(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case RELU -> Math.max(x, 0);
      case FLOOR -> Math.floor(x);
    };
  }
}
