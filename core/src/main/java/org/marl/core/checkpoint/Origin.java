package org.marl.core.checkpoint;

/**
 * Whose checkpoint it is; another's is not used.
 *
 * @param marl version that wrote it
 * @param run id of the run
 * @param plan digest of everything that the run was asked to do
 */
public record Origin(String marl, String run, String plan) {}
