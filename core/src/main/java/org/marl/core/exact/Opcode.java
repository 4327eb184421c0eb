package org.marl.core.exact;

import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;

/** Instructions of a {@link Tape}, as integers so that its loops switch on an array entry. */
final class Opcode {
  static final int NEGATE = 0;
  static final int NOT = 1;
  static final int ABS = 2;
  static final int EXP = 3;
  static final int LOG = 4;
  static final int SQRT = 5;
  static final int SIGN = 6;
  static final int TANH = 7;
  static final int SIGMOID = 8;
  static final int RELU = 9;
  static final int FLOOR = 10;
  static final int ADD = 11;
  static final int SUBTRACT = 12;
  static final int MULTIPLY = 13;
  static final int DIVIDE = 14;
  static final int POWER = 15;
  static final int MIN = 16;
  static final int MAX = 17;
  static final int LESS = 18;
  static final int LESS_EQUAL = 19;
  static final int GREATER = 20;
  static final int GREATER_EQUAL = 21;
  static final int EQUAL = 22;
  static final int NOT_EQUAL = 23;
  static final int AND = 24;
  static final int OR = 25;
  static final int SELECT = 26;
  static final int SQUARE = 27;

  /** p/q at the start of a perspective {@code q f(p/q)}; see {@link Tape#jet}. */
  static final int RATIO = 28;

  /** f times q at its end. */
  static final int PERSPECTIVE = 29;

  /** A power whose exponent is an integer from 3 to {@link #LARGEST_INTEGER_POWER}. */
  static final int INTEGER_POWER = 30;

  static final int LARGEST_INTEGER_POWER = 16;

  private Opcode() {}

  static int of(Unary operation) {
    return switch (operation) {
      case NEGATE -> NEGATE;
      case NOT -> NOT;
      case ABS -> ABS;
      case EXP -> EXP;
      case LOG -> LOG;
      case SQRT -> SQRT;
      case SIGN -> SIGN;
      case TANH -> TANH;
      case SIGMOID -> SIGMOID;
      case RELU -> RELU;
      case FLOOR -> FLOOR;
    };
  }

  static int of(Binary operation) {
    return switch (operation) {
      case ADD -> ADD;
      case SUBTRACT -> SUBTRACT;
      case MULTIPLY -> MULTIPLY;
      case DIVIDE -> DIVIDE;
      case POWER -> POWER;
      case MIN -> MIN;
      case MAX -> MAX;
      case LESS -> LESS;
      case LESS_EQUAL -> LESS_EQUAL;
      case GREATER -> GREATER;
      case GREATER_EQUAL -> GREATER_EQUAL;
      case EQUAL -> EQUAL;
      case NOT_EQUAL -> NOT_EQUAL;
      case AND -> AND;
      case OR -> OR;
    };
  }

  static boolean isComparison(int code) {
    return code >= LESS && code <= NOT_EQUAL;
  }
}
