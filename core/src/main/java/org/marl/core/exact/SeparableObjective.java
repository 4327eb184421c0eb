package org.marl.core.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Update;

/**
 * An objective of one agent that is a sum over its actions, {@code J = sum_a h_a(pi_a)} with
 * concave h_a, compiled for exact maximisation in one state. Immutable; make one {@link #solver}
 * per thread.
 */
public final class SeparableObjective {
  private final List<Node> scalars;
  private final Support support;
  private final List<Term> linear = new ArrayList<>();
  private final List<Term> curved = new ArrayList<>();
  private final Optional<Penalised> penalised;

  /**
   * A single penalty.
   *
   * @param coefficient the term whose coefficient is omega
   * @param relative whether it is a divergence from the old policy
   */
  private record Penalised(Penalty penalty, Term coefficient, boolean relative) {}

  private SeparableObjective(List<Term> all, Support support) {
    List<Term> terms = all.stream().filter(term -> !term.isZero()).toList();
    this.scalars = SummandTranslator.scalars(terms);
    this.support = support;
    Liveness liveness = new Liveness();
    for (Term term : terms) {
      (isAffine(term.body(), liveness) ? linear : curved).add(term);
    }
    this.penalised = penalised();
    if (penalised.isEmpty() && scalars.isEmpty()) {
      requireConcave();
    }
  }

  /**
   * Compiles an objective.
   *
   * @param objective after the implied mean over samples; one value per agent
   * @param support may actions without old probability get some?
   * @throws ExpressionException about the node because of which the objective is no sum over
   *     actions, or because of which it is not concave
   */
  public static SeparableObjective of(Update.Objective objective, Support support) {
    int sign = objective.sense() == Update.Sense.MAXIMIZE ? 1 : -1;
    return new SeparableObjective(ObjectiveTerms.of(objective.expression(), sign), support);
  }

  /** Numbers that the solver wants with every step, in this order: one per agent and state. */
  public List<Node> scalars() {
    return scalars;
  }

  /** A solver for the calling thread. */
  public AgentSolver solver() {
    if (curved.isEmpty()) {
      return linearSolver();
    }
    if (penalised.isEmpty()) {
      List<Term> all = new ArrayList<>(linear);
      all.addAll(curved);
      PointwiseSolver solver =
          new PointwiseSolver(
              translator(true).sum(all), translator(false).sum(all), support == Support.OPEN);
      return new PointwiseAgentSolver(solver);
    }
    Penalised form = penalised.get();
    return new PenalisedSolver(
        new Summands(translator(true).sum(linear)),
        new Summands(translator(false).sum(linear)),
        new Summands(translator(true).coefficient(form.coefficient())),
        form.relative(),
        new SimplexSolver(form.penalty(), support, true),
        linearSolver());
  }

  /**
   * The objective's maximiser as a step of mirror descent, for the calling thread; empty unless the
   * objective is linear in the probabilities but for a multiple of the Kullback-Leibler divergence
   * from the old policy.
   */
  public Optional<MirrorDescent> mirrorDescent() {
    return penalised
        .filter(form -> form.relative() && form.penalty().isKullbackLeibler())
        .map(
            form ->
                new MirrorDescent(
                    new Summands(translator(true).sum(linear)),
                    new Summands(translator(false).sum(linear)),
                    new Summands(translator(true).coefficient(form.coefficient())),
                    form.penalty().known().orElseThrow().scale()));
  }

  private LinearSolver linearSolver() {
    return new LinearSolver(
        new Summands(translator(true).sum(linear)),
        new Summands(translator(false).sum(linear)),
        support == Support.OPEN);
  }

  private SummandTranslator translator(boolean supported) {
    return new SummandTranslator(scalars, supported);
  }

  /** The form that {@link SimplexSolver} takes, if the curved terms have it. */
  private Optional<Penalised> penalised() {
    if (curved.size() != 1) {
      return Optional.empty();
    }
    Term term = curved.get(0);
    if (isProximal(term)) {
      DivergenceFacts facts = DivergenceFacts.of(((Op.Perspective) term.body().op()).divergence());
      requireDivergence(term, facts);
      return Optional.of(new Penalised(facts.penalty(), term.negated(), true));
    }
    return dependsOnProbabilityOnly(term.body()) && !term.sampled()
        ? regulariser(term)
        : Optional.empty();
  }

  private static boolean isProximal(Term term) {
    return term.body().op() instanceof Op.Perspective
        && !term.sampled()
        && isInput(term.body().argument(0), Quantity.PI, Copy.LIVE)
        && (isInput(term.body().argument(1), Quantity.PI_OLD, Copy.LIVE)
            || isInput(term.body().argument(1), Quantity.PI, Copy.OLD));
  }

  private static boolean isInput(Node node, Quantity quantity, Copy copy) {
    return node.op().equals(new Op.Input(quantity, copy));
  }

  private static void requireDivergence(Term term, DivergenceFacts facts) {
    if (!facts.isConvex()) {
      throw new ExpressionException(
          term.body(), facts.problems().get(facts.problems().size() - 1).sentence(), "");
    }
    if (term.hasConstantCoefficient() && term.coefficient() > 0) {
      throw new ExpressionException(
          term.body(),
          "the objective rewards the divergence `%s` instead of charging for it"
              .formatted(facts.divergence().name()),
          "subtract it: `- omega * %s(pi, pi_old)`".formatted(facts.divergence().name()));
    }
  }

  private static boolean dependsOnProbabilityOnly(Node node) {
    if (node.op() instanceof Op.Input) {
      return isInput(node, Quantity.PI, Copy.LIVE)
          || isInput(node, Quantity.LOG_PI, Copy.LIVE)
          || isInput(node, Quantity.ENTROPY, Copy.LIVE);
    }
    return (node.isConstant() || SummandTranslator.isElementwise(node))
        && node.arguments().stream().allMatch(SeparableObjective::dependsOnProbabilityOnly);
  }

  /** omega * sum(pi * phi(pi)), or any other function of the probability alone. */
  private static Optional<Penalised> regulariser(Term term) {
    Term unit = new Term(term.body(), false, -1, List.of(), List.of());
    Curve convex = new Curve(new SummandTranslator(List.of(), true).sum(List.of(unit)));
    FunctionAnalysis analysis = FunctionAnalysis.of(convex, Domain.PROBABILITIES);
    Term coefficient = term;
    if (!analysis.convexity().holds()) {
      convex = new Curve(new SummandTranslator(List.of(), true).sum(List.of(unit.negated())));
      FunctionAnalysis other = FunctionAnalysis.of(convex, Domain.PROBABILITIES);
      if (!other.convexity().holds()) {
        throw notConcave(term.body(), analysis.convexity().witness().orElseThrow());
      }
      analysis = other;
      coefficient = term.negated();
    }
    if (coefficient.hasConstantCoefficient() && coefficient.coefficient() < 0) {
      throw new ExpressionException(
          term.body(),
          "the objective is not concave: it rewards `%s`, which is convex".formatted(term.body()),
          "change the sign of the term");
    }
    Penalty penalty =
        new Penalty(
            convex,
            analysis.kinks(),
            analysis.known(),
            Double.POSITIVE_INFINITY,
            Domain.PROBABILITIES);
    return Optional.of(new Penalised(penalty, coefficient, false));
  }

  private static ExpressionException notConcave(Node node, Witness negated) {
    return new ExpressionException(
        node,
        "`%s` is not concave in the probability: its slope rises from %s at %s to %s at %s"
            .formatted(
                node,
                Witness.text(-negated.leftSlope(), 6),
                Witness.text(negated.left(), 3),
                Witness.text(-negated.rightSlope(), 6),
                Witness.text(negated.right(), 3)),
        ObjectiveTerms.HELP);
  }

  /** Checks at sample data what depends on data. */
  private void requireConcave() {
    for (Term term : curved) {
      Curve negated = new Curve(translator(true).sum(List.of(term.negated())));
      for (double old : new double[] {0.05, 0.4, 0.9}) {
        for (double q : new double[] {-1, 0.3, 2}) {
          negated.values()[SummandTranslator.Q] = q;
          negated.values()[SummandTranslator.OLD] = old;
          double[] grid = Domain.PROBABILITIES.grid(256);
          Convexity convexity = ConvexityCheck.of(negated, grid, Kinks.of(negated, grid));
          if (!convexity.holds()) {
            throw notConcave(term.body(), convexity.witness().orElseThrow());
          }
        }
      }
    }
  }

  /** Is the node a straight line in the probability? */
  private static boolean isAffine(Node node, Liveness liveness) {
    if (!liveness.isLive(node)) {
      return true;
    }
    if (node.op() instanceof Op.Input input) {
      return input.quantity() == Quantity.PI
          || input.quantity() == Quantity.PROB
          || input.quantity() == Quantity.RATIO;
    }
    if (node.op() == Binary.MULTIPLY) {
      boolean both = liveness.isLive(node.argument(0)) && liveness.isLive(node.argument(1));
      return !both && node.arguments().stream().allMatch(n -> isAffine(n, liveness));
    }
    if (node.op() == Binary.DIVIDE) {
      return !liveness.isLive(node.argument(1)) && isAffine(node.argument(0), liveness);
    }
    return (node.op() == Binary.ADD
            || node.op() == Binary.SUBTRACT
            || node.op() == Unary.NEGATE
            || node.op() instanceof Op.Gather)
        && node.arguments().stream().allMatch(n -> isAffine(n, liveness));
  }
}
