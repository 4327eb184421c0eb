package org.marl.core.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes expressions in the notation of scripts, with the parentheses that are needed. Graphs may
 * be deeper than the stack and, written as trees, exponentially long: what is too deep or too long
 * is written {@code …}.
 */
final class Printer {
  private static final int DEPTH = 100;
  private static final int LENGTH = 2_000;
  private static final int BRIEF = 60;

  private int budget;

  private Printer(int budget) {
    this.budget = budget;
  }

  /** The expression, whole unless it is very large. */
  static String print(Node node) {
    return new Printer(LENGTH).text(node, Precedence.LOOSEST, DEPTH);
  }

  /** The expression as messages show it: large parts are left out. */
  static String brief(Node node) {
    return new Printer(BRIEF).text(node, Precedence.LOOSEST, DEPTH);
  }

  private String text(Node node, Precedence outer, int depth) {
    if (depth == 0 || budget <= 0) {
      return "…";
    }
    budget--;
    String text = text(node, depth - 1);
    return Precedence.of(node).compareTo(outer) < 0 ? "(" + text + ")" : text;
  }

  private String text(Node node, int depth) {
    if (node.op() instanceof Unary op) {
      return unary(op, node, depth);
    } else if (node.op() instanceof Binary op) {
      return binary(op, node, depth);
    } else if (node.op() instanceof Op.Leaf leaf) {
      return leaf(leaf, node);
    } else if (node.op() instanceof Op.Structural op) {
      return structural(op, node, depth);
    }
    throw new AssertionError(node.op());
  }

  private static String leaf(Op.Leaf leaf, Node node) {
    if (leaf instanceof Op.Constant constant) {
      boolean truth = node.type().element() == Element.BOOL;
      return truth ? Boolean.toString(constant.value() != 0) : Numbers.text(constant.value());
    } else if (leaf instanceof Op.Parameter parameter) {
      return parameter.name();
    } else if (leaf instanceof Op.Variable variable) {
      return variable.name();
    } else if (leaf instanceof Op.Input input) {
      return copied(input.copy(), input.quantity().word());
    }
    throw new AssertionError(leaf);
  }

  private static String copied(Copy copy, String text) {
    return switch (copy) {
      case LIVE -> text;
      case OLD -> "old(" + text + ")";
      case TARGET -> "target(" + text + ")";
    };
  }

  private String unary(Unary op, Node node, int depth) {
    Optional<Notation.Distance> distance = Notation.distance(node);
    if (distance.isPresent()) {
      return divergence(distance.get().divergence(), distance.get().arguments(), depth);
    }
    Node argument = node.argument(0);
    return switch (op) {
      case NEGATE -> "-" + text(argument, Precedence.SIGN, depth);
      case NOT -> "not " + text(argument, Precedence.NOT, depth);
      case ABS, EXP, LOG, SQRT, SIGN, TANH, SIGMOID, RELU, FLOOR ->
          call(op.word(), List.of(argument), depth);
    };
  }

  private String binary(Binary op, Node node, int depth) {
    Optional<Notation.Distance> distance = Notation.distance(node);
    if (distance.isPresent()) {
      return divergence(distance.get().divergence(), distance.get().arguments(), depth);
    }
    Optional<List<Node>> clamp = Notation.clamp(node);
    if (clamp.isPresent()) {
      return call("clamp", clamp.get(), depth);
    }
    if (op == Binary.MIN || op == Binary.MAX) {
      return call(op.symbol(), node.arguments(), depth);
    }
    Precedence own = Precedence.of(node);
    boolean toTheRight = op == Binary.POWER;
    Precedence left = toTheRight || op.isComparison() ? own.tighter() : own;
    Precedence right = toTheRight ? own : own.tighter();
    return text(node.argument(0), left, depth)
        + " "
        + op.symbol()
        + " "
        + text(node.argument(1), right, depth);
  }

  private String structural(Op.Structural op, Node node, int depth) {
    if (op instanceof Op.Select) {
      return select(node, depth);
    } else if (op instanceof Op.Reduce reduce) {
      return reduce(reduce, node, depth);
    } else if (op instanceof Op.Gather) {
      boolean taken = node.argument(1).op().equals(new Op.Input(Quantity.ACTION, Copy.LIVE));
      return taken
          ? call("chosen", node.arguments().subList(0, 1), depth)
          : call("at", node.arguments(), depth);
    } else if (op instanceof Op.Entry) {
      return entry(node, depth);
    } else if (op instanceof Op.Apply apply) {
      String word = apply.network() == Network.MIXER ? "mix" : "central";
      return copied(apply.copy(), call(word, node.arguments(), depth));
    } else if (op instanceof Op.Perspective perspective) {
      return call(perspective.divergence().name() + ".perspective", node.arguments(), depth);
    } else if (op instanceof Op.Coefficient coefficient) {
      return coefficient(coefficient.rule(), node, depth);
    } else if (op instanceof Op.Custom custom) {
      List<String> all = new ArrayList<>(texts(node.arguments(), depth));
      all.addAll(custom.settings());
      return custom.word() + "(" + String.join(", ", all) + ")";
    }
    return call(Notation.word(op), node.arguments(), depth);
  }

  /**
   * {@code pi(alice, ready, u0)}, {@code old(Q(alice, u0))}, {@code by_epoch(range(ratio), 3)}: the
   * names of all entries taken, the outermost axis first.
   */
  private String entry(Node node, int depth) {
    Deque<String> names = new ArrayDeque<>();
    Node of = node;
    while (of.op() instanceof Op.Entry entry) {
      names.push(entry.name());
      of = of.argument(0);
    }
    if (of.op() instanceof Op.ByEpoch) {
      return "by_epoch("
          + text(of.argument(0), Precedence.LOOSEST, depth)
          + ", "
          + String.join(", ", names)
          + ")";
    }
    String places = names.stream().collect(Collectors.joining(", ", "(", ")"));
    return of.op() instanceof Op.Input input
        ? copied(input.copy(), input.quantity().word() + places)
        : text(of, Precedence.PRIMARY, depth) + places;
  }

  private String select(Node node, int depth) {
    return "if "
        + text(node.argument(0), Precedence.LOOSEST, depth)
        + " then "
        + text(node.argument(1), Precedence.LOOSEST, depth)
        + " else "
        + text(node.argument(2), Precedence.LOOSEST, depth);
  }

  private String reduce(Op.Reduce op, Node node, int depth) {
    Optional<Op.Perspective> perspective = Notation.divergence(node);
    if (perspective.isPresent()) {
      return divergence(perspective.get().divergence(), node.argument(0).arguments(), depth);
    }
    List<String> texts = new ArrayList<>(texts(node.arguments(), depth));
    boolean implied =
        op.reduction().overSamplesByDefault() && op.over().equals(Set.of(Axis.SAMPLES));
    if (!implied && !op.over().isEmpty()) {
      texts.set(0, texts.get(0) + " over " + Notation.names(op.over()));
    }
    return op.reduction().word() + "(" + String.join(", ", texts) + ")";
  }

  private String divergence(Divergence divergence, List<Node> arguments, int depth) {
    return call(divergence.name(), arguments, depth);
  }

  private String coefficient(CoefficientRule rule, Node node, int depth) {
    if (rule instanceof CoefficientRule.Adaptive adaptive) {
      return "adaptive(start = "
          + Numbers.text(adaptive.start())
          + ", measure = "
          + String.join(", ", texts(node.arguments(), depth))
          + Notation.settings(adaptive)
          + ")";
    } else if (rule instanceof CoefficientRule.Anneal anneal) {
      return Notation.call("anneal", anneal.from(), anneal.to(), anneal.steps());
    } else if (rule instanceof CoefficientRule.Learned learned) {
      return Notation.call("learned", learned.start());
    }
    throw new AssertionError(rule);
  }

  private String call(String word, List<Node> arguments, int depth) {
    return word + "(" + String.join(", ", texts(arguments, depth)) + ")";
  }

  private List<String> texts(List<Node> nodes, int depth) {
    return nodes.stream()
        .map(node -> text(node, Precedence.LOOSEST, depth))
        .collect(Collectors.toList());
  }

  /** How tightly the outermost operator of an expression binds, from the grammar. */
  private enum Precedence {
    LOOSEST,
    CHOICE,
    OR,
    AND,
    NOT,
    COMPARISON,
    SUM,
    PRODUCT,
    SIGN,
    POWER,
    PRIMARY;

    Precedence tighter() {
      return values()[ordinal() + 1];
    }

    static Precedence of(Node node) {
      if (node.op() instanceof Op.Select) {
        return CHOICE;
      }
      if (node.isConstant()) {
        return node.constant() < 0 ? SIGN : PRIMARY;
      }
      if (Notation.distance(node).isPresent()) {
        return PRIMARY;
      }
      if (node.op() instanceof Unary op) {
        return op == Unary.NEGATE ? SIGN : op == Unary.NOT ? NOT : PRIMARY;
      }
      return node.op() instanceof Binary op ? of(op) : PRIMARY;
    }

    private static Precedence of(Binary op) {
      return switch (op) {
        case OR -> OR;
        case AND -> AND;
        case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> COMPARISON;
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY, DIVIDE -> PRODUCT;
        case POWER -> POWER;
        case MIN, MAX -> PRIMARY;
      };
    }
  }
}
