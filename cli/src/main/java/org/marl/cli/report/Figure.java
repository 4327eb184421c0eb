package org.marl.cli.report;

import java.util.List;
import org.marl.cli.report.chart.Chart;
import org.marl.core.run.RunRecord;

/** Collects what one figure needs from the runs, which are read once and one at a time. */
interface Figure {

  /** Above it in the page. */
  String heading();

  void accept(RunRecord run);

  /** The chart of everything accepted; without panels if no run had anything to draw. */
  Chart chart();

  /** What the chart leaves out, and what its bands are: full sentences. */
  List<String> notes();
}
