package org.marl.core.checkpoint;

/**
 * A checkpoint on disk.
 *
 * @param checkpoint what the run said
 * @param metricBytes how long the file of the run's metrics was
 */
public record StoredCheckpoint(Checkpoint checkpoint, long metricBytes) {}
