/**
 * Charts: what is drawn as data ({@link org.marl.cli.report.chart.Chart}), where it goes ({@link
 * org.marl.cli.report.chart.ChartLayout}), and two painters that draw the same {@link
 * org.marl.cli.report.chart.Scene} as SVG and as PNG.
 */
package org.marl.cli.report.chart;
