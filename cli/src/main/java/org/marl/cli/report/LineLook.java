package org.marl.cli.report;

import java.util.Optional;

/**
 * How a figure of lines is set.
 *
 * @param title as the script gives it; may be empty
 * @param xLabel of the horizontal axis
 * @param yLabel of the vertical axis; empty: the quantity's name
 * @param logX is the horizontal axis logarithmic?
 * @param logY is the vertical axis logarithmic?
 * @param plane is the horizontal axis a column instead of steps?
 */
record LineLook(
    String title,
    String xLabel,
    Optional<String> yLabel,
    boolean logX,
    boolean logY,
    boolean plane) {

  /** Paths have no bands: an interval in two directions is none of the two. */
  boolean bands() {
    return !plane;
  }
}
