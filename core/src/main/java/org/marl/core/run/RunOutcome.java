package org.marl.core.run;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of a run.
 *
 * @param status how it ended
 * @param start when it began
 * @param end when it ended
 * @param cause of a failure: a {@link RunFailure}, or anything else, which is an error of Marl or
 *     of a plug-in
 * @param checkpoint the step of the last checkpoint that was kept, all numbers of which are numbers
 */
public record RunOutcome(
    RunStatus status,
    Instant start,
    Instant end,
    Optional<Throwable> cause,
    OptionalLong checkpoint) {

  /** Why the run failed, in one sentence that does not depend on when checkpoints were written. */
  public Optional<String> message() {
    return cause.map(
        failure ->
            failure instanceof RunFailure ? failure.getMessage() : "internal error: " + failure);
  }
}
