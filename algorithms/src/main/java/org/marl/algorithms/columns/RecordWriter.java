package org.marl.algorithms.columns;

import java.util.List;
import org.marl.core.run.Recorder;

/** Writes all columns of a run at its record points. */
public final class RecordWriter {
  private final List<Columns> columns;
  private final Recorder recorder;
  private final double[] values;

  /** Announces the columns, which are complete. */
  public RecordWriter(List<Columns> columns, Recorder recorder) {
    List<String> names = columns.stream().flatMap(part -> part.names().stream()).toList();
    this.columns = List.copyOf(columns);
    this.recorder = recorder;
    this.values = new double[names.size()];
    recorder.columns(names);
  }

  /** Records the present values. */
  public void record(long step) {
    int at = 0;
    for (Columns part : columns) {
      part.write(values, at);
      at += part.names().size();
    }
    recorder.record(step, values);
  }
}
