package org.marl.core.claim;

/**
 * Whether a condition holds, and why.
 *
 * @param holds does it hold?
 * @param text the numbers that decide it, such as {@code 0.873 > 0.99 is false}
 * @param margin how far they are from the opposite; 0 if that has no meaning
 */
record Judgement(boolean holds, String text, double margin) {}
