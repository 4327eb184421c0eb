package org.marl.core.exact;

import java.util.ArrayList;
import java.util.List;
import org.marl.core.expression.Node;

/**
 * A part of an objective that is a sum over the actions of one agent.
 *
 * @param body the summand, a function of the probability of one action and of data
 * @param sampled whether the sum is an expectation over the action taken, weighted by the old
 *     policy; otherwise all actions have weight 1
 * @param sign +1 or −1
 * @param factors numbers that multiply the sum
 * @param divisors numbers that divide it
 */
record Term(Node body, boolean sampled, int sign, List<Node> factors, List<Node> divisors) {

  Term {
    factors = List.copyOf(factors);
    divisors = List.copyOf(divisors);
  }

  static Term of(Node objective, int sign) {
    return new Term(objective, false, sign, List.of(), List.of());
  }

  Term with(Node newBody) {
    return new Term(newBody, sampled, sign, factors, divisors);
  }

  Term asSampled() {
    return new Term(body, true, sign, factors, divisors);
  }

  Term negated() {
    return new Term(body, sampled, -sign, factors, divisors);
  }

  Term times(Node factor) {
    List<Node> more = new ArrayList<>(factors);
    more.add(factor);
    return new Term(body, sampled, sign, more, divisors);
  }

  Term over(Node divisor) {
    List<Node> more = new ArrayList<>(divisors);
    more.add(divisor);
    return new Term(body, sampled, sign, factors, more);
  }

  boolean hasConstantCoefficient() {
    return factors.stream().allMatch(Node::isConstant)
        && divisors.stream().allMatch(Node::isConstant);
  }

  /** Is the coefficient always 0? */
  boolean isZero() {
    return hasConstantCoefficient() && coefficient() == 0;
  }

  /** The coefficient, if it is constant. */
  double coefficient() {
    double product = sign;
    for (Node factor : factors) {
      product *= factor.constant();
    }
    for (Node divisor : divisors) {
      product /= divisor.constant();
    }
    return product;
  }
}
