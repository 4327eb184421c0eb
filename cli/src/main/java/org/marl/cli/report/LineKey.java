package org.marl.cli.report;

/**
 * A line within its panel.
 *
 * @param colour number of its cell
 * @param dash number of its column
 */
record LineKey(int colour, int dash) {}
