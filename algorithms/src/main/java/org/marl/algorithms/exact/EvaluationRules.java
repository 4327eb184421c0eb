package org.marl.algorithms.exact;

import java.util.Optional;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;

/** What the config record of a {@link PolicyEvaluation} tells before the run. */
public interface EvaluationRules {

  /** Why it cannot evaluate policies of the shape; empty if it can. */
  Optional<Misfit> misfit(PolicySpace space);
}
