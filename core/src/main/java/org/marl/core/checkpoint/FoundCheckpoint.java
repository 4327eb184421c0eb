package org.marl.core.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * What a search for a checkpoint gave.
 *
 * @param stored the newest that can be used
 * @param problems why newer ones cannot, each a sentence without a full stop
 */
public record FoundCheckpoint(Optional<StoredCheckpoint> stored, List<String> problems) {
  /** There is none, and never was one. */
  public static final FoundCheckpoint NONE = new FoundCheckpoint(Optional.empty(), List.of());
}
