package org.marl.core.run;

/**
 * A claim, checked.
 *
 * @param text as the script writes it
 * @param holds in every cell that it speaks of
 * @param detail one sentence: where it fails and both sides' numbers, or in how many cells it holds
 */
public record ClaimResult(String text, boolean holds, String detail) {}
