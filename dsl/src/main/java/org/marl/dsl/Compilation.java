package org.marl.dsl;

import java.util.List;
import java.util.Optional;
import org.marl.core.plan.ExperimentPlan;
import org.marl.dsl.check.Explainer;
import org.marl.dsl.diagnostic.Diagnostic;

/**
 * What became of a script.
 *
 * @param diagnostics ordered by place
 * @param experiments the script's own, in its order; none if there is any error
 * @param names all declarations that the script can refer to, its own first
 * @param explainer answers questions about them
 */
public record Compilation(
    List<Diagnostic> diagnostics,
    List<ExperimentPlan> experiments,
    List<Described> names,
    Explainer explainer) {

  public Compilation {
    diagnostics = List.copyOf(diagnostics);
    experiments = List.copyOf(experiments);
    names = List.copyOf(names);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** What the compiler makes of a declaration, as lines of text; nothing if there is no such name. */
  public Optional<List<String>> explain(String name) {
    return explainer.explain(name);
  }
}
