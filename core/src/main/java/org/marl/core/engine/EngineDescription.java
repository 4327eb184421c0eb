package org.marl.core.engine;

/**
 * What a run computed with, as {@code run.json} says it.
 *
 * @param device {@code cpu} or {@code gpu}
 * @param threads of one operation on the CPU
 * @param pytorch its version
 */
public record EngineDescription(String device, int threads, String pytorch) {}
