package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.marl.core.expression.Element;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;

/** Programs against plain Java. */
final class Comparison {
  private Comparison() {}

  /** Compares values, and gradients where there are any, with masks and without. */
  static void check(Node node) {
    check(node, SmallBatch.random(1, false));
    check(node, SmallBatch.random(2, true));
  }

  static void check(Node node, SmallBatch batch) {
    check(node, batch, Precision.SINGLE);
  }

  static void check(Node node, SmallBatch batch, Precision precision) {
    PlainEvaluation plain = new PlainEvaluation(batch);
    double[] expected = SmallBatch.entries(plain.value(node), node.type().axes());
    double[] weights = new double[expected.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.3 + (i * 7 % 5) * 0.2;
    }
    EngineEvaluation engine = EngineEvaluation.of(node, batch, weights, precision);
    same("value of " + node, engine.value(), expected, precision.ofValues());
    if (node.type().element() == Element.REAL && !node.type().trains().isEmpty()) {
      for (Quantity quantity : SmallBatch.LIVE) {
        double[] slope =
            SmallBatch.entries(plain.gradient(node, weights, quantity), quantity.axes());
        same(
            "gradient of " + node + " by " + quantity.word(),
            engine.gradient(quantity),
            slope,
            precision.ofGradients());
      }
    }
  }

  private static void same(String what, double[] found, double[] expected, double tolerance) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      double error = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      // Not a number is no match; infinity is one of itself.
      assertThat(found[i] == expected[i] || error <= tolerance)
          .as("%s at %d: %s, not %s", what, i, found[i], expected[i])
          .isTrue();
    }
  }
}
