package org.marl.algorithms.finite;

import java.util.Arrays;

/**
 * The entries that the matrix of a chain may have whatever the joint policy: every state itself,
 * and all that may follow on it. Stored by rows, columns ascending. Immutable.
 *
 * @param starts {@code [row]}: index of its first entry; one more at the end
 * @param columns {@code [entry]}
 * @param diagonal {@code [row]}: index of the entry on the diagonal
 */
record SparsePattern(int[] starts, int[] columns, int[] diagonal) {

  static SparsePattern of(FiniteModel model) {
    int states = model.states();
    int[] starts = new int[states + 1];
    int[] columns = new int[8 * states];
    int[] seenBy = new int[states];
    Arrays.fill(seenBy, -1);
    for (int state = 0; state < states; state++) {
      int end = starts[state];
      if (columns.length - end < states) {
        columns = Arrays.copyOf(columns, columns.length + columns.length / 2 + states);
      }
      seenBy[state] = state;
      columns[end++] = state;
      int[] previous = null;
      for (int joint = 0; joint < model.jointActions(); joint++) {
        int[] successors = model.successors(model.pair(state, joint));
        // Tables without zeros share one list of successors.
        if (successors != previous) {
          for (int next : successors) {
            if (seenBy[next] != state) {
              seenBy[next] = state;
              columns[end++] = next;
            }
          }
          previous = successors;
        }
      }
      Arrays.sort(columns, starts[state], end);
      starts[state + 1] = end;
    }
    return new SparsePattern(starts, Arrays.copyOf(columns, starts[states]));
  }

  SparsePattern(int[] starts, int[] columns) {
    this(starts, columns, new int[starts.length - 1]);
    for (int row = 0; row < diagonal.length; row++) {
      diagonal[row] = Arrays.binarySearch(columns, starts[row], starts[row + 1], row);
    }
  }

  int rows() {
    return diagonal.length;
  }

  /** The number of entries. */
  int size() {
    return columns.length;
  }

  /** The pattern with rows and columns exchanged. */
  SparsePattern transposed() {
    int[] places = places();
    int[] rows = new int[size()];
    int[] ends = new int[rows() + 1];
    for (int row = 0; row < rows(); row++) {
      for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
        rows[places[entry]] = row;
        ends[columns[entry] + 1] = places[entry] + 1;
      }
    }
    return new SparsePattern(ends, rows);
  }

  /** The place of every entry in the transposed pattern. */
  int[] places() {
    int[] next = new int[rows() + 1];
    for (int column : columns) {
      next[column + 1]++;
    }
    for (int row = 0; row < rows(); row++) {
      next[row + 1] += next[row];
    }
    int[] places = new int[size()];
    for (int entry = 0; entry < places.length; entry++) {
      places[entry] = next[columns[entry]]++;
    }
    return places;
  }
}
