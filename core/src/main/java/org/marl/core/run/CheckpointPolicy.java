package org.marl.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.marl.core.plan.RunPlan;

/**
 * Whether and how often checkpoints are kept.
 *
 * @param store of a run that has started; empty: none are kept
 * @param every the time between two checkpoints of a run that offers them all the time
 */
public record CheckpointPolicy(Function<RunPlan, Optional<CheckpointStore>> store, Duration every) {
  /** None are kept. */
  public static final CheckpointPolicy NONE =
      new CheckpointPolicy(run -> Optional.empty(), Duration.ZERO);
}
