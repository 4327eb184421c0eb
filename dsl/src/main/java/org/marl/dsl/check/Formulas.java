package org.marl.dsl.check;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/**
 * Elaborates values that are expressions into nodes. Every method that returns nothing has reported
 * why, or has found something that an open declaration leaves unknown.
 */
final class Formulas extends ExpressionVisitor<Node> {

  /** Which quantities an expression may speak of. */
  enum Vocabulary {
    /** Those known before the run: N, gamma. */
    PLAN,
    /** None: the body of f(x). */
    FUNCTION,
    /** All of them. */
    UPDATE,
    /** All of them, and entries by name: pi(alice, u0). */
    METRIC
  }

  /** Deeper ones would be too deep for the stack. */
  private static final int DEEPEST = 1_000;

  /** Larger ones, such as forty lets that each mention the one before twice, fill the memory. */
  private static final int LARGEST = 100_000;

  private final Context context;
  private final Vocabulary vocabulary;
  private final Session session;
  private final Graph graph;
  private Scope scope;

  Formulas(Context context, Vocabulary vocabulary) {
    this.context = context;
    this.vocabulary = vocabulary;
    this.session = context.session();
    this.graph = context.graph();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The node of a value whose names the scope explains. */
  Optional<Node> of(Value value, Scope inScope) {
    Scope before = scope;
    scope = inScope;
    try {
      Optional<Node> node = value.accept(this);
      node.ifPresent(found -> context.place(found, value.span()));
      return node;
    } finally {
      scope = before;
    }
  }

  private Optional<Node> of(Value value) {
    return of(value, scope);
  }

  /** Builds a node; what the graph refuses becomes an error at the node's place, or else here. */
  Optional<Node> build(Span here, Supplier<Node> node) {
    try {
      Node built = node.get();
      if (built.depth() > DEEPEST || built.size() > LARGEST) {
        tooLarge(built, here);
        return Optional.empty();
      }
      context.place(built, here);
      return Optional.of(built);
    } catch (ExpressionException e) {
      if (context.isIncomplete()) {
        return Optional.empty();
      }
      Span place = e.node().flatMap(context::place).orElse(here);
      Problem.error(Code.T003, place, e.getMessage()).help(e.help()).to(session);
      return Optional.empty();
    }
  }

  private void tooLarge(Node node, Span here) {
    Problem.error(
            Code.P009,
            here,
            node.depth() > DEEPEST
                ? String.format(Locale.ROOT, "%,d operations are nested here", node.depth())
                : String.format(
                    Locale.ROOT, "written out, this has more than %,d operations", LARGEST))
        .help("a formula may nest " + DEEPEST + " operations and have " + LARGEST)
        .to(session);
  }

  @Override
  public Optional<Node> number(Value.Number number) {
    return Optional.of(graph.constant(number.value()));
  }

  @Override
  public Optional<Node> truth(Value.Truth truth) {
    return Optional.of(graph.truth(truth.value()));
  }

  @Override
  Optional<Node> unexpected(Value value) {
    Problem.wrongType(value, "a formula").to(session);
    return Optional.empty();
  }

  @Override
  public Optional<Node> sweep(Value.Sweep sweep) {
    Problem.error(Code.T005, sweep.span(), "a sweep cannot stand inside a formula")
        .help("a sweep is the whole value of a key, an argument or a `param`")
        .to(session);
    return Optional.empty();
  }

  @Override
  public Optional<Node> parenthesised(Value.Parenthesised parenthesised) {
    return of(parenthesised.inner());
  }

  @Override
  public Optional<Node> prefix(Value.Prefix prefix) {
    return of(prefix.operand())
        .flatMap(x -> build(prefix.span(), () -> graph.unary(prefix.operation(), x)));
  }

  @Override
  public Optional<Node> infix(Value.Infix infix) {
    Optional<Node> left = of(infix.left());
    Optional<Node> right = of(infix.right());
    return left.flatMap(
        a -> right.flatMap(b -> build(infix.span(), () -> graph.binary(infix.operation(), a, b))));
  }

  @Override
  public Optional<Node> conditional(Value.Conditional conditional) {
    Optional<Node> condition = of(conditional.condition());
    Optional<Node> then = of(conditional.then());
    Optional<Node> otherwise = of(conditional.otherwise());
    if (condition.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
      return Optional.empty();
    }
    return build(
        conditional.span(), () -> graph.select(condition.get(), then.get(), otherwise.get()));
  }

  @Override
  public Optional<Node> reference(Value.Reference reference) {
    return new FormulaNames(context, this, scope).of(reference);
  }
}
