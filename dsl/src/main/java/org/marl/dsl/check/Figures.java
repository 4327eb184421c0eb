package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Parameters;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads the {@code report} of an experiment: figures, and what its runs must record for them. */
final class Figures {
  /** The parameters of figures whose values are axes of the experiment. */
  private static final List<String> PLACES = List.of("rows", "columns", "lines");

  private final Optional<Bodies.Keyed> report;

  Figures(Bodies.Body experiment) {
    this.report = experiment.entry("report");
  }

  /** Before the runs are known: notes every formula that a figure shows. */
  void record(Context context, Metrics metrics) {
    for (Resolution.Located figure : figures(context)) {
      if (figure.value() instanceof Value.Reference reference) {
        new References(context.session())
            .component(reference, figure.scope(), ComponentKind.FIGURE)
            .ifPresent(component -> record(reference, component, figure.scope(), context, metrics));
      }
    }
  }

  /**
   * Afterwards: the figures.
   *
   * @param cell the context of one of the runs
   * @param labels the axes that a figure can place; while they are not known, every axis exists
   */
  List<Choice> read(Context cell, Optional<Labels> labels) {
    List<Choice> read = new ArrayList<>();
    for (Resolution.Located figure : figures(cell)) {
      new Components(cell)
          .choice(figure.value(), ComponentKind.FIGURE, figure.scope())
          .ifPresent(read::add);
      labels.ifPresent(known -> checkAxes(figure.value(), known, cell.session()));
    }
    return read;
  }

  private List<Resolution.Located> figures(Context context) {
    return report
        .map(entry -> context.resolution().entriesOrOne(entry.value(), entry.scope()))
        .orElse(List.of());
  }

  private static void record(
      Value.Reference figure,
      Component<?> component,
      Scope scope,
      Context context,
      Metrics metrics) {
    List<Parameter> parameters = Parameters.of(component);
    List<Value.Argument> arguments = References.arguments(figure);
    for (int i = 0; i < arguments.size(); i++) {
      Value.Argument argument = arguments.get(i);
      String positional = i < parameters.size() ? parameters.get(i).key() : "";
      String key = argument.name().map(name -> name.text()).orElse(positional);
      boolean isColumn =
          parameters.stream().anyMatch(p -> p.key().equals(key) && isColumn(p.type()));
      if (isColumn) {
        context.resolution().entriesOrOne(argument.value(), scope).forEach(metrics::add);
      }
    }
  }

  private static boolean isColumn(ParameterType type) {
    return type instanceof ParameterType.ColumnName
        || (type instanceof ParameterType.ListOf list && isColumn(list.entry()));
  }

  /** {@code rows = start}: the axes that a figure places must exist. */
  private static void checkAxes(Value figure, Labels labels, Session session) {
    if (!(figure instanceof Value.Reference reference)) {
      return;
    }
    for (Value.Argument argument : References.arguments(reference)) {
      String key = argument.name().map(name -> name.text()).orElse("");
      if (PLACES.contains(key)
          && argument.value() instanceof Value.Reference axis
          && !labels.axes().contains(axis.name())) {
        Problem.error(Code.C004, axis.span(), "the experiment has no axis `" + axis.name() + "`")
            .nearest(axis.name(), labels.axes())
            .to(session);
      }
    }
  }
}
