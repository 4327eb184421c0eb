package org.marl.core.run;

/**
 * How many runs of an experiment ended how.
 *
 * @param done ran to their end
 * @param kept were finished before and not run again
 * @param failed could not go on
 * @param unfinished were cancelled, or never started because of a cancellation
 */
public record RunCounts(long done, long kept, long failed, long unfinished) {}
