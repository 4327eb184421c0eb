package org.marl.core.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Shortens functions of one variable for people to read: collects like terms and like powers, and
 * chooses between a product and the sum that it expands to by their lengths. The variable is
 * positive, so that roots and powers of it may be merged.
 */
final class Simplifier {
  /** Larger functions are not read by people, and normal forms grow with the square of the size. */
  private static final int LARGEST = 1_000;

  private final Graph graph;
  private final Emitter emitter;
  private final Map<Node, Terms> reals = new HashMap<>();
  private final Map<Node, Node> truths = new HashMap<>();

  /** What the factors that are sums stand for. */
  private final Map<Node, Terms> sums = new HashMap<>();

  private Simplifier(Graph graph) {
    this.graph = graph;
    this.emitter = new Emitter(graph);
  }

  static Node simplify(Graph graph, Node root) {
    List<Node> nodes = Traversal.argumentsFirst(root);
    if (nodes.size() > LARGEST) {
      return root;
    }
    Simplifier simplifier = new Simplifier(graph);
    nodes.forEach(simplifier::enter);
    return simplifier.shortest(simplifier.reals.get(root));
  }

  private void enter(Node node) {
    if (node.type().element() == Element.BOOL) {
      truths.put(node, node.isConstant() ? node : graph.make(node.op(), simplified(node)));
    } else {
      reals.put(node, terms(node));
    }
  }

  private List<Node> simplified(Node node) {
    return node.arguments().stream()
        .map(
            argument ->
                truths.containsKey(argument) ? truths.get(argument) : shortest(reals.get(argument)))
        .collect(Collectors.toUnmodifiableList());
  }

  private Terms terms(Node node) {
    if (node.isConstant()) {
      return Terms.constant(node.constant());
    } else if (node.op() == Unary.NEGATE) {
      return reals.get(node.argument(0)).times(-1);
    } else if (node.op() == Unary.SQRT) {
      return power(reals.get(node.argument(0)), 0.5);
    } else if (node.op() instanceof Binary op && !isFunction(op)) {
      return arithmetic(op, reals.get(node.argument(0)), reals.get(node.argument(1)));
    } else if (node.op() instanceof Op.Leaf) {
      return Terms.power(node, 1);
    }
    List<Node> arguments = simplified(node);
    if (node.op() instanceof Op.Select && arguments.get(1) == arguments.get(2)) {
      return reals.get(node.argument(1));
    }
    return atom(graph.make(node.op(), arguments));
  }

  private static boolean isFunction(Binary op) {
    return op == Binary.MIN || op == Binary.MAX;
  }

  private static Terms atom(Node node) {
    return node.isConstant() ? Terms.constant(node.constant()) : Terms.power(node, 1);
  }

  private Terms arithmetic(Binary op, Terms left, Terms right) {
    return switch (op) {
      case ADD -> left.plus(right);
      case SUBTRACT -> left.plus(right.times(-1));
      case MULTIPLY -> product(left, right);
      case DIVIDE -> product(left, power(right, -1));
      case POWER ->
          right.asConstant().isPresent()
              ? power(left, right.asConstant().getAsDouble())
              : atom(graph.binary(Binary.POWER, shortest(left), shortest(right)));
      case MIN, MAX, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR ->
          throw new AssertionError(op);
    };
  }

  private Terms product(Terms left, Terms right) {
    OptionalDouble a = left.asConstant();
    OptionalDouble b = right.asConstant();
    if (a.isPresent()) {
      return right.times(a.getAsDouble());
    }
    return b.isPresent() ? left.times(b.getAsDouble()) : asProduct(left).times(asProduct(right));
  }

  /** The same value as a single term: a sum becomes a factor, its content the coefficient. */
  private Terms asProduct(Terms terms) {
    if (terms.single().isPresent()) {
      return terms;
    }
    double content = terms.content();
    Terms reduced = terms.times(1 / content);
    Node factor = emitter.sum(reduced);
    sums.put(factor, reduced);
    return Terms.power(factor, 1).times(content);
  }

  private Terms power(Terms base, double exponent) {
    OptionalDouble constant = base.asConstant();
    if (constant.isPresent() && Double.isFinite(Math.pow(constant.getAsDouble(), exponent))) {
      return Terms.constant(Math.pow(constant.getAsDouble(), exponent));
    }
    if (exponent == 0 || exponent == 1 || constant.isPresent()) {
      return exponent == 1 ? base : wholePower(base, exponent);
    }
    Terms product = asProduct(base);
    Map.Entry<Map<Node, Double>, Double> term = product.single().orElseThrow();
    boolean integer = exponent == Math.rint(exponent);
    boolean positive =
        term.getValue() > 0 && term.getKey().keySet().stream().allMatch(this::isPositive);
    if (!integer && !positive) {
      return wholePower(base, exponent);
    }
    Terms result = Terms.constant(Math.pow(term.getValue(), exponent));
    for (Map.Entry<Node, Double> power : term.getKey().entrySet()) {
      result = result.times(Terms.power(power.getKey(), power.getValue() * exponent));
    }
    return result;
  }

  private Terms wholePower(Terms base, double exponent) {
    return exponent == 0 ? Terms.constant(1) : Terms.power(shortest(base), exponent);
  }

  private boolean isPositive(Node factor) {
    if (factor.op() instanceof Op.Variable || factor.op() == Unary.EXP) {
      return true;
    }
    Terms sum = sums.get(factor);
    return sum != null
        && sum.coefficients().entrySet().stream()
            .allMatch(
                term ->
                    term.getValue() > 0
                        && term.getKey().keySet().stream().allMatch(this::isPositive));
  }

  /** The shortest of the forms that are tried. */
  private Node shortest(Terms terms) {
    Node best = emitter.sum(terms);
    if (terms.single().isEmpty() && terms.content() != 1) {
      best = shorter(emitter.sum(asProduct(terms)), best);
    }
    Terms expanded = expanded(terms);
    return expanded == terms ? best : shorter(best, emitter.sum(expanded));
  }

  private Node shorter(Node preferred, Node other) {
    return emitter.size(other) < emitter.size(preferred) ? other : preferred;
  }

  /**
   * With every factor that is a sum to the power 1 multiplied out; the argument if there is none.
   */
  private Terms expanded(Terms terms) {
    Terms expanded = Terms.constant(0);
    boolean changed = false;
    for (Map.Entry<Map<Node, Double>, Double> term : terms.coefficients().entrySet()) {
      Terms product = Terms.constant(term.getValue());
      for (Map.Entry<Node, Double> power : term.getKey().entrySet()) {
        boolean sum = power.getValue() == 1 && sums.containsKey(power.getKey());
        changed |= sum;
        product =
            product.times(
                sum ? sums.get(power.getKey()) : Terms.power(power.getKey(), power.getValue()));
      }
      expanded = expanded.plus(product);
    }
    return changed ? expanded : terms;
  }
}
