package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Unary;

/** What is printed reads back as the same expression: parentheses, signs and numbers agree. */
class PrintedExpressionsTest {
  private static final List<Binary> BINARY =
      List.of(
          Binary.ADD, Binary.SUBTRACT, Binary.MULTIPLY, Binary.DIVIDE, Binary.POWER, Binary.MIN);
  private static final List<Unary> UNARY =
      List.of(Unary.NEGATE, Unary.NEGATE, Unary.NEGATE, Unary.EXP, Unary.LOG, Unary.ABS);

  private final Graph graph = new Graph();

  @RepeatedTest(200)
  void areReadBackAsTheSameNode(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Node e = random(random, 5);
    assertThat(graph.importing(Formula.function(e.toString()).body())).isSameAs(e);
  }

  private Node random(Random random, int depth) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(6);
    return switch (kind) {
      case 0 -> graph.variable("x");
      case 1 -> graph.constant(number(random));
      case 2 -> graph.unary(UNARY.get(random.nextInt(UNARY.size())), random(random, depth - 1));
      default ->
          graph.binary(
              BINARY.get(random.nextInt(BINARY.size())),
              random(random, depth - 1),
              random(random, depth - 1));
    };
  }

  private static double number(Random random) {
    double scale = Math.pow(10, random.nextInt(9) - 6);
    return random.nextBoolean() ? random.nextInt(7) - 3 : scale * (random.nextDouble() - 0.5);
  }
}
