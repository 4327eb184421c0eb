package org.marl.core.expression;

/** Elementwise operations of two operands, aligned by axis name. */
public enum Binary implements Op {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  POWER("^"),
  MIN("min"),
  MAX("max"),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  AND("and"),
  OR("or");

  private final String symbol;

  Binary(String symbol) {
    this.symbol = symbol;
  }

  /** The operator or function name in scripts. */
  public String symbol() {
    return symbol;
  }

  public boolean isComparison() {
    return ordinal() >= LESS.ordinal() && ordinal() <= NOT_EQUAL.ordinal();
  }

  public boolean isLogic() {
    return this == AND || this == OR;
  }

  /** The value in double precision; booleans are 0 and 1. */
  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Math.pow(a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case LESS -> a < b ? 1 : 0;
      case LESS_EQUAL -> a <= b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_EQUAL -> a >= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case AND -> a != 0 && b != 0 ? 1 : 0;
      case OR -> a != 0 || b != 0 ? 1 : 0;
    };
  }
}
