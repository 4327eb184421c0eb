/**
 * The report of an experiment: {@code report.html} and the pictures under {@code figures/}. No
 * other package needs it, so that commands without a report do not load it.
 */
package org.marl.cli.report;
