package org.marl.core.program;

import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;

/** Writes operations that go entry by entry; numbers stay literals. */
final class Elementwise {
  /** Keeps the slope of a root finite: the first minibatch always has equal policies. */
  private static final double LEAST_RADICAND = 1e-12;

  private Elementwise() {}

  static Tensor unary(Unary op, Tensor x) {
    return switch (op) {
      case NEGATE -> x.negated();
      case NOT -> x.map("torch.logical_not");
      case ABS -> x.map("torch.abs");
      case EXP -> x.exp();
      case LOG -> x.log();
      case SQRT -> x.atLeast(LEAST_RADICAND).map("torch.sqrt");
      case SIGN -> x.map("torch.sign");
      case TANH -> x.map("torch.tanh");
      case SIGMOID -> x.map("torch.sigmoid");
      case RELU -> x.map("torch.relu");
      case FLOOR -> x.map("torch.floor");
    };
  }

  static Tensor binary(Binary op, Tensor x, Tensor y) {
    return x.zip(function(op), y);
  }

  private static String function(Binary op) {
    return switch (op) {
      case ADD -> "torch.add";
      case SUBTRACT -> "torch.sub";
      case MULTIPLY -> "torch.mul";
      case DIVIDE -> "torch.div";
      case POWER -> "torch.pow";
      case MIN -> "torch.minimum";
      case MAX -> "torch.maximum";
      case LESS -> "torch.lt";
      case LESS_EQUAL -> "torch.le";
      case GREATER -> "torch.gt";
      case GREATER_EQUAL -> "torch.ge";
      case EQUAL -> "torch.eq";
      case NOT_EQUAL -> "torch.ne";
      case AND -> "torch.logical_and";
      case OR -> "torch.logical_or";
    };
  }

  /** With a number on the right. */
  static Tensor binary(Binary op, Tensor x, double number) {
    return switch (op) {
      case ADD -> x.plus(number);
      case SUBTRACT -> x.plus(-number);
      case MULTIPLY -> x.times(number);
      case MIN -> x.atMost(number);
      case MAX -> x.atLeast(number);
      case AND, OR -> throw new AssertionError("numbers are no truths");
      case POWER -> x.power(number);
      case DIVIDE -> x.dividedBy(number);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL ->
          x.map(function(op), x.program().constant(number));
    };
  }

  /** With a number on the left. */
  static Tensor binary(Binary op, double number, Tensor y) {
    return switch (op) {
      case ADD, MULTIPLY, MIN, MAX, EQUAL, NOT_EQUAL -> binary(op, y, number);
      case SUBTRACT -> y.negated().plus(number);
      case DIVIDE -> y.map("torch.reciprocal").times(number);
      case LESS -> binary(Binary.GREATER, y, number);
      case LESS_EQUAL -> binary(Binary.GREATER_EQUAL, y, number);
      case GREATER -> binary(Binary.LESS, y, number);
      case GREATER_EQUAL -> binary(Binary.LESS_EQUAL, y, number);
      case POWER -> power(number, y);
      case AND, OR -> throw new AssertionError("numbers are no truths");
    };
  }

  private static Tensor power(double base, Tensor y) {
    ProgramWriter program = y.program();
    String power = "torch.pow(" + Literal.of(base) + ", " + y.name() + ")";
    return new Tensor(program, program.let("t", power), y.axes());
  }
}
