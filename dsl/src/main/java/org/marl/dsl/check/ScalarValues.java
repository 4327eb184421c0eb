package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Element;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads numbers and truths: formulas whose value is known before the run. */
final class ScalarValues {
  /** Larger whole numbers are not all doubles. */
  private static final long LARGEST_INTEGER = 1L << 53;

  private final Context context;
  private final Session session;

  ScalarValues(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** A number that is known before the run. */
  Optional<Double> number(Value value, Scope scope) {
    return scalar(value, Element.REAL, "a number", scope).map(Node::constant);
  }

  /** Whether a condition holds that is known before the run. */
  Optional<Boolean> truth(Value value, Scope scope) {
    return scalar(value, Element.BOOL, "true or false", scope).map(node -> node.constant() != 0);
  }

  /** A constant; nothing, silently, where an open parameter leaves it unknown. */
  private Optional<Node> scalar(Value value, Element element, String expected, Scope scope) {
    if (value instanceof Value.Text
        || value instanceof Value.ListLiteral
        || value instanceof Value.RangeLiteral
        || value instanceof Value.RecordLiteral) {
      Problem.wrongType(value, expected).to(session);
      return Optional.empty();
    }
    Optional<Node> node = context.formulas(Formulas.Vocabulary.PLAN).of(value, scope);
    if (node.isPresent() && node.get().type().element() != element) {
      Problem.wrongType(value, expected).to(session);
      return Optional.empty();
    }
    if (node.isPresent() && !node.get().isConstant() && isFixed(node.get())) {
      Problem.error(Code.T002, value.span(), "`" + node.get() + "` is not a finite number")
          .to(session);
      return Optional.empty();
    }
    if (node.isPresent() && !node.get().isConstant() && !mayBecomeConstant(node.get())) {
      Problem.error(
              Code.T004,
              value.span(),
              "`" + node.get() + "` is not known before the run; a number is expected here")
          .to(session);
      return Optional.empty();
    }
    return node.filter(Node::isConstant);
  }

  /** Built of constants alone; what still is not one then, such as 1 / 0, has no finite value. */
  private static boolean isFixed(Node node) {
    return !Traversal.contains(
        node,
        each ->
            each.op() instanceof Op.Coefficient
                || (each.op() instanceof Op.Leaf && !(each.op() instanceof Op.Constant)));
  }

  /** An open parameter, or N where no game is known yet, leaves a number unknown for now. */
  private boolean mayBecomeConstant(Node node) {
    boolean changes = Traversal.contains(node, each -> each.op() instanceof Op.Coefficient);
    return !changes && (context.chooser().isEmpty() || FunctionChecks.isOpen(node));
  }

  /** Is the number whole? If not, that is an error. */
  boolean whole(Value value, double x) {
    if (x == Math.rint(x) && Math.abs(x) <= LARGEST_INTEGER) {
      return true;
    }
    Problem.error(
            Code.T001, value.span(), "a whole number is expected here, found " + Words.number(x))
        .to(session);
    return false;
  }

  /** Does the number lie in the range? If not, that is an error. */
  boolean within(Value value, double x, Range range) {
    if (range.contains(x)) {
      return true;
    }
    Problem.error(
            Code.T002, value.span(), "this must be " + range.text() + ", found " + Words.number(x))
        .to(session);
    return false;
  }
}
