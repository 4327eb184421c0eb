package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Node;
import org.marl.core.expression.Reduction;
import org.marl.core.plan.Metric;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/**
 * What the runs of an experiment record: the entries of {@code record}, and whatever its claims and
 * figures speak of.
 */
final class Metrics {
  private final List<Resolution.Located> wanted = new ArrayList<>();

  /** An expression to record. */
  void add(Value value, Scope scope) {
    add(new Resolution.Located(value, scope));
  }

  /** An expression to record. */
  void add(Resolution.Located expression) {
    wanted.add(expression);
  }

  /** The metrics of a run; nothing if an expression does not fit its game or learner. */
  Optional<List<Metric>> of(Context context) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    boolean fits = true;
    for (Resolution.Located each : wanted) {
      Optional<Metric> metric =
          context
              .session()
              .readings()
              .latestFormula(
                  Metric.class, each.value(), each.scope(), context, () -> of(each, context));
      fits &= metric.isPresent();
      metric.ifPresent(found -> metrics.putIfAbsent(found.name(), found));
    }
    return fits ? Optional.of(List.copyOf(metrics.values())) : Optional.empty();
  }

  private static Optional<Metric> of(Resolution.Located wanted, Context context) {
    Formulas formulas = context.formulas(Formulas.Vocabulary.METRIC);
    return formulas
        .of(wanted.value(), wanted.scope())
        .filter(node -> PerState.check(node, wanted.value(), context))
        .filter(node -> isRecordable(node, wanted.value(), context))
        .flatMap(
            node ->
                formulas
                    .build(wanted.value().span(), () -> overSamples(node, context))
                    .map(
                        expression ->
                            new Metric(
                                ColumnNames.of(wanted.value(), node, wanted.scope()),
                                expression,
                                ColumnNames.portable(wanted.value(), node, wanted.scope()))));
  }

  /** Can the learner record it? If not, reports why. */
  private static boolean isRecordable(Node node, Value written, Context context) {
    List<Violation> violations =
        context
            .learner()
            .flatMap(learner -> context.game().map(game -> learner.recordViolations(node, game)))
            .orElse(List.of());
    for (Violation violation : violations) {
      Span place = violation.node().flatMap(context::place).orElse(written.span());
      Problem.error(Code.C002, place, violation.message())
          .help(violation.help())
          .to(context.session());
    }
    return violations.isEmpty();
  }

  /** The expectation over samples, which every metric is. */
  private static Node overSamples(Node node, Context context) {
    return node.type().has(Axis.SAMPLES)
        ? context.graph().reduce(Reduction.MEAN, Set.of(), List.of(node))
        : node;
  }
}
