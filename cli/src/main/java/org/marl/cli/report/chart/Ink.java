package org.marl.cli.report.chart;

/**
 * A colour with a role. Figures on their own use the colour; pages restyle the role, so that one
 * figure suits light and dark.
 *
 * @param role class name in SVG
 * @param colour six hexadecimal digits with number sign
 */
record Ink(String role, String colour) {}
