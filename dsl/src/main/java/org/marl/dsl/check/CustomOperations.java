package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.plan.OperationConfig;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Elaborates calls of the operations that plug-ins add. */
final class CustomOperations {
  private final Context context;
  private final Session session;
  private final Formulas formulas;
  private final Scope scope;

  CustomOperations(Context context, Formulas formulas, Scope scope) {
    this.context = context;
    this.session = context.session();
    this.formulas = formulas;
    this.scope = scope;
  }

  Optional<Node> of(Value.Reference reference, Component<?> operation) {
    boolean ofQuantities =
        formulas.vocabulary() == Formulas.Vocabulary.UPDATE
            || formulas.vocabulary() == Formulas.Vocabulary.METRIC;
    if (!ofQuantities) {
      Problem.error(
              Code.N006,
              reference.nameSpan(),
              "`"
                  + reference.name()
                  + "` is an operation of tensor programs; only updates and records can use it")
          .to(session);
      return Optional.empty();
    }
    Optional<Name> over =
        References.arguments(reference).stream()
            .flatMap(argument -> argument.over().stream())
            .findFirst();
    if (over.isPresent()) {
      Problem.error(
              Code.N007,
              over.get().span(),
              "`" + reference.name() + "` says by itself over what it goes; it takes no `over`")
          .to(session);
      return Optional.empty();
    }
    return new Components(context)
        .choice(reference, operation, scope)
        .flatMap(choice -> formulas.build(reference.span(), () -> node(choice)));
  }

  private Node node(Choice choice) {
    Graph graph = context.graph();
    OperationConfig config = choice.as(OperationConfig.class);
    return graph.custom(
        choice.component().name(), settings(choice), config.operation(), config.operands());
  }

  /** As a script would write them, so that a printed expression can be read again. */
  private static List<String> settings(Choice choice) {
    List<String> settings = new ArrayList<>();
    for (Parameter parameter : Parameters.of(choice.component())) {
      if (!(parameter.type() instanceof ParameterType.Formula)) {
        Parameters.value(choice.config(), parameter)
            .ifPresent(value -> settings.add(parameter.key() + " = " + Defaults.text(value)));
      }
    }
    return settings;
  }
}
