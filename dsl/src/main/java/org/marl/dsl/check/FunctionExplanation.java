package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.marl.core.exact.DivergenceFacts;
import org.marl.core.exact.GaussianForm;
import org.marl.core.exact.KnownFunction;
import org.marl.core.expression.Derivative;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.ScalarFunction;

/** What the compiler derives from a function of one variable. */
final class FunctionExplanation {
  private FunctionExplanation() {}

  /** The function and its first two derivatives. */
  static List<String> symbols(String name, ScalarFunction f) {
    List<String> lines = new ArrayList<>();
    String x = f.variable();
    lines.add("  " + name + "(" + x + ")    = " + f.body());
    try {
      ScalarFunction first = Derivative.of(f);
      lines.add("  " + name + "'(" + x + ")   = " + first.body());
      lines.add("  " + name + "''(" + x + ")  = " + Derivative.of(first).body());
    } catch (ExpressionException e) {
      lines.add("  " + name + "'(" + x + ")   " + e.getMessage());
    }
    return lines;
  }

  static List<String> ofDivergence(Divergence divergence) {
    DivergenceFacts facts = DivergenceFacts.of(divergence);
    List<String> lines = new ArrayList<>(symbols("f", divergence.f()));
    divergence
        .distance()
        .ifPresent(
            distance -> lines.add("  distance(" + distance.variable() + ") = " + distance.body()));
    lines.add("");
    lines.add(row("D(p, q)", "sum over actions of q f(p / q)"));
    lines.add(row("convex", facts.convexity().status().name().toLowerCase(Locale.ROOT)));
    lines.add(row("f(0)", number(facts.atZero())));
    lines.add(row("f(x)/x to infinity", recession(facts.recession())));
    lines.add(row("kinks", kinks(facts)));
    lines.add(
        row(
            "slope at 1",
            facts.leftSlopeAtOne() == facts.rightSlopeAtOne()
                ? number(facts.leftSlopeAtOne())
                : "from "
                    + number(facts.leftSlopeAtOne())
                    + " to "
                    + number(facts.rightSlopeAtOne())));
    facts.known().ifPresent(known -> lines.addAll(known(known)));
    lines.add(row("between Gaussians", gaussian(facts)));
    return lines;
  }

  private static String gaussian(DivergenceFacts facts) {
    return switch (facts.gaussianForm()) {
      case CLOSED -> facts.known().flatMap(KnownFunction::gaussianText).orElseThrow();
      case QUADRATURE ->
          "by %d Gauss-Hermite nodes along each of at most %d dimensions"
              .formatted(GaussianForm.QUADRATURE_NODES, GaussianForm.QUADRATURE_DIMENSIONS);
      case SAMPLES -> "not computed because of the kinks; `estimate` takes it from samples";
    };
  }

  private static List<String> known(KnownFunction known) {
    List<String> lines = new ArrayList<>();
    lines.add(row("equals", known.name() + ", up to c (x - 1), which changes no divergence"));
    lines.add(row("exact step", "p = q g((Q - nu) / omega), g(s) = " + known.inverseText()));
    return lines;
  }

  private static String recession(double recession) {
    return number(recession)
        + (Double.isInfinite(recession)
            ? ": no mass where the old policy has none"
            : ": the cost of a unit of mass where the old policy has none");
  }

  private static String kinks(DivergenceFacts facts) {
    double[] kinks = facts.kinks();
    return kinks.length == 0
        ? "none"
        : Arrays.stream(kinks)
            .mapToObj(FunctionExplanation::number)
            .collect(Collectors.joining(", ", "x = ", ""));
  }

  private static String number(double x) {
    return Double.isInfinite(x) ? (x > 0 ? "infinite" : "-infinite") : Words.number(x);
  }

  private static String row(String name, String value) {
    return String.format(Locale.ROOT, "  %-20s %s", name, value);
  }
}
