package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Quantities of learners in formulas, where the vocabulary and the learner allow them. */
final class Quantities {
  private final Context context;
  private final Session session;
  private final Graph graph;
  private final Formulas formulas;

  Quantities(Context context, Formulas formulas) {
    this.context = context;
    this.session = context.session();
    this.graph = context.graph();
    this.formulas = formulas;
  }

  /**
   * The node of a quantity.
   *
   * @param reference how the formula names it, perhaps with the entry that it means
   */
  Optional<Node> of(Value.Reference reference, Quantity quantity) {
    if (formulas.vocabulary() == Formulas.Vocabulary.FUNCTION) {
      Problem.error(
              Code.T004,
              reference.nameSpan(),
              "`"
                  + quantity.word()
                  + "` is a quantity of learners; a function of one variable cannot use it")
          .to(session);
      return Optional.empty();
    }
    if (formulas.vocabulary() == Formulas.Vocabulary.PLAN && quantity.stage() != Stage.PLAN) {
      Problem.error(
              Code.T004,
              reference.nameSpan(),
              "`" + quantity.word() + "` is not known before the run; a number is expected here")
          .to(session);
      return Optional.empty();
    }
    Optional<String> withheld = context.learner().map(learner -> learner.withheld().get(quantity));
    if (withheld.isPresent()) {
      Problem.error(Code.T004, reference.nameSpan(), "`" + quantity.word() + "` " + withheld.get())
          .to(session);
      return Optional.empty();
    }
    Optional<Node> node;
    try {
      node = Optional.of(input(quantity));
      context.place(node.get(), reference.nameSpan());
    } catch (ExpressionException e) {
      Problem.error(Code.T004, reference.nameSpan(), e.getMessage()).help(e.help()).to(session);
      return Optional.empty();
    }
    if (reference.arguments().isEmpty()) {
      return node;
    }
    if (formulas.vocabulary() != Formulas.Vocabulary.METRIC) {
      return new References(session).takesNoArguments(reference) ? node : Optional.empty();
    }
    return new Entries(context).of(reference, node.get());
  }

  /**
   * The discount of a declared game is a number like any other; environments leave it to the
   * learner.
   */
  private Node input(Quantity quantity) {
    Optional<Game> game = context.game();
    if (quantity == Quantity.GAMMA && game.isPresent()) {
      if (game.get() instanceof MarkovGame markov) {
        return graph.constant(markov.discount());
      }
      if (game.get() instanceof MatrixGame) {
        // One shot: nothing follows that could be discounted.
        return graph.constant(0);
      }
    }
    return graph.input(quantity);
  }
}
