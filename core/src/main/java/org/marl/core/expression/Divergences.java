package org.marl.core.expression;

/** Divergences as parts of graphs. */
final class Divergences {
  private Divergences() {}

  /** The divergence with its functions in the graph, so that equal divergences are equal. */
  static Divergence in(Graph graph, Divergence foreign) {
    return new Divergence(
        foreign.name(),
        in(graph, foreign.f()),
        foreign.distance().map(f -> in(graph, f)),
        foreign.atZero(),
        foreign.atInfinity());
  }

  private static ScalarFunction in(Graph graph, ScalarFunction f) {
    return new ScalarFunction(f.variable(), graph.importing(f.body()));
  }

  static ExpressionException withoutActions(Divergence divergence, Node p, Node q) {
    return new ExpressionException(
        p,
        "`"
            + divergence.name()
            + "("
            + Printer.brief(p)
            + ", "
            + Printer.brief(q)
            + ")` compares probabilities of actions, but "
            + Mistakes.quote(p)
            + (p.type().axes().isEmpty() ? " is one number" : " has no actions"),
        "write `" + divergence.name() + "(pi, pi_old)`");
  }
}
