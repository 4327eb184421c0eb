package org.marl.core.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A sum of coefficients times products of powers of factors, c Π a^e: the normal form in which like
 * terms and like powers meet. Factors are nodes; terms keep the order in which they appeared.
 * Immutable.
 */
final class Terms {
  private final Map<Map<Node, Double>, Double> coefficients;

  private Terms(Map<Map<Node, Double>, Double> coefficients) {
    this.coefficients = coefficients;
  }

  static Terms constant(double value) {
    return of(Map.of(), value);
  }

  static Terms power(Node factor, double exponent) {
    return of(Map.of(factor, exponent), 1);
  }

  static Terms of(Map<Node, Double> powers, double coefficient) {
    return new Terms(coefficient == 0 ? Map.of() : Map.of(powers, coefficient));
  }

  /** Coefficients, none of which is 0, by the powers that they multiply. */
  Map<Map<Node, Double>, Double> coefficients() {
    return Collections.unmodifiableMap(coefficients);
  }

  OptionalDouble asConstant() {
    if (coefficients.isEmpty()) {
      return OptionalDouble.of(0);
    }
    Double alone = coefficients.size() == 1 ? coefficients.get(Map.of()) : null;
    return alone == null ? OptionalDouble.empty() : OptionalDouble.of(alone);
  }

  /** The only term, if there is one. */
  Optional<Map.Entry<Map<Node, Double>, Double>> single() {
    return coefficients.size() == 1
        ? Optional.of(coefficients.entrySet().iterator().next())
        : Optional.empty();
  }

  Terms plus(Terms other) {
    Map<Map<Node, Double>, Double> sum = new LinkedHashMap<>(coefficients);
    other.coefficients.forEach((powers, c) -> sum.merge(powers, c, Terms::sumOrNothing));
    return new Terms(sum);
  }

  Terms times(double factor) {
    Map<Map<Node, Double>, Double> product = new LinkedHashMap<>();
    if (factor != 0) {
      coefficients.forEach((powers, c) -> product.put(powers, c * factor));
    }
    return new Terms(product);
  }

  /** The product, distributed over all terms of both. */
  Terms times(Terms other) {
    Terms product = constant(0);
    for (Map.Entry<Map<Node, Double>, Double> a : coefficients.entrySet()) {
      for (Map.Entry<Map<Node, Double>, Double> b : other.coefficients.entrySet()) {
        product = product.plus(of(product(a.getKey(), b.getKey()), a.getValue() * b.getValue()));
      }
    }
    return product;
  }

  private static Map<Node, Double> product(Map<Node, Double> a, Map<Node, Double> b) {
    Map<Node, Double> product = new LinkedHashMap<>(a);
    b.forEach((factor, exponent) -> product.merge(factor, exponent, Terms::sumOrNothing));
    return product;
  }

  /** A sum, or null, which removes the entry of a map, where it is 0. */
  private static Double sumOrNothing(Double a, Double b) {
    double sum = a + b;
    return sum == 0 ? null : sum;
  }

  /** The magnitude that all coefficients share; 1 where they differ. */
  double content() {
    double[] magnitudes =
        coefficients.values().stream().mapToDouble(Math::abs).distinct().toArray();
    return magnitudes.length == 1 ? magnitudes[0] : 1;
  }
}
