package org.marl.dsl.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.MarkovGame;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * Refuses metrics of Markov games that are nothing but values of states. The mean over samples,
 * which every other metric implies, would weigh the states as the old policies visit them; of
 * {@code value} one expects the value at the start.
 */
final class PerState {
  private static final Set<Quantity> VALUES =
      EnumSet.of(Quantity.VALUE, Quantity.LOOKAHEAD, Quantity.SURROGATE);

  private PerState() {}

  /** Does the metric say which state it means, or how states are reduced? If not, reports it. */
  static boolean check(Node metric, Value written, Context context) {
    if (context.isIncomplete() || !(context.game().orElseThrow() instanceof MarkovGame game)) {
      return true;
    }
    Set<Quantity> open = unreduced(metric);
    if (open.isEmpty() || !VALUES.containsAll(open)) {
      return true;
    }
    String word = open.iterator().next().word();
    String atStart = open.contains(Quantity.VALUE) ? "`return` for the value at the start, " : "";
    String mean = metric.op() instanceof Op.Input ? metric.toString() : "…";
    Problem.error(
            Code.C004,
            written.span(),
            "`" + word + "` has one number per state of `" + game.name() + "`")
        .help("say " + atStart + "`" + word + "(STATE)` for one state, or `mean(" + mean + ")`")
        .to(context.session());
    return false;
  }

  /** The quantities whose samples no reduction and no entry inside the metric removes. */
  private static Set<Quantity> unreduced(Node metric) {
    Set<Quantity> found = EnumSet.noneOf(Quantity.class);
    Set<Node> seen = new HashSet<>(Set.of(metric));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.type().has(Axis.SAMPLES)) {
        if (node.op() instanceof Op.Input input) {
          found.add(input.quantity());
        }
        node.arguments().stream().filter(seen::add).forEach(open::push);
      }
    }
    return found;
  }
}
