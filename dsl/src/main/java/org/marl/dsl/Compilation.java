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
 * @param explainer answers questions about them
 */
public record Compilation(
    List<Diagnostic> diagnostics, List<ExperimentPlan> experiments, Explainer explainer) {

  public Compilation {
    diagnostics = List.copyOf(diagnostics);
    experiments = List.copyOf(experiments);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** All declarations that the script can refer to, its own first. */
  public List<Described> names() {
    return explainer.names();
  }

  /**
   * What the compiler makes of a declaration, as lines of text; nothing if there is no such name.
   */
  public Optional<List<String>> explain(String name) {
    return explainer.explain(name);
  }
}
