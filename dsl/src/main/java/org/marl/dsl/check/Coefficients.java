package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.dsl.ast.Value;

/** Coefficients that change along a run: {@code adaptive}, {@code anneal}, {@code learned}. */
final class Coefficients {
  /** The parameter of {@code adaptive} that is a formula; all others are numbers. */
  private static final int MEASURE = 1;

  private final Context context;
  private final Graph graph;
  private final Formulas formulas;
  private final Scope scope;

  Coefficients(Context context, Formulas formulas, Scope scope) {
    this.context = context;
    this.graph = context.graph();
    this.formulas = formulas;
    this.scope = scope;
  }

  /** The coefficient, if its arguments are numbers known before the run. */
  Optional<Node> of(Value.Reference reference, Builtin builtin, List<Optional<Value>> arguments) {
    List<Optional<Double>> numbers = new ArrayList<>();
    Optional<Node> measure = Optional.empty();
    for (int i = 0; i < arguments.size(); i++) {
      boolean isMeasure = builtin == Builtin.ADAPTIVE && i == MEASURE;
      if (isMeasure) {
        measure = arguments.get(i).flatMap(value -> formulas.of(value, scope));
        numbers.add(Optional.empty());
      } else {
        Optional<Value> value = arguments.get(i);
        Optional<Double> number = value.flatMap(v -> context.values().number(v, scope));
        if (value.isPresent() && number.isEmpty() && context.chooser().isPresent()) {
          return Optional.empty();
        }
        // In a declaration by itself an open number has no value, but its statement has a type.
        numbers.add(value.isPresent() ? number.or(() -> Optional.of(Double.NaN)) : number);
      }
    }
    if (builtin == Builtin.ADAPTIVE && measure.isEmpty()) {
      return Optional.empty();
    }
    CoefficientRule rule =
        switch (builtin) {
          case ADAPTIVE ->
              new CoefficientRule.Adaptive(
                  numbers.get(0).orElseThrow(),
                  numbers.get(2).orElseThrow(),
                  numbers.get(3).orElse(1.5),
                  numbers.get(4).orElse(2.0),
                  numbers.get(5).orElse(0.0),
                  numbers.get(6).orElse(Double.POSITIVE_INFINITY));
          case ANNEAL ->
              new CoefficientRule.Anneal(
                  numbers.get(0).orElseThrow(),
                  numbers.get(1).orElseThrow(),
                  numbers.get(2).orElseThrow());
          default -> new CoefficientRule.Learned(numbers.get(0).orElseThrow());
        };
    Optional<Node> measured = measure;
    return formulas.build(reference.span(), () -> graph.coefficient(rule, measured));
  }
}
