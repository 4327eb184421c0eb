package org.marl.environments.mpe;

import java.util.Arrays;

/**
 * Pairs rows with columns at the least total cost by shortest augmenting paths (Jonker and
 * Volgenant 1987): cubic time at worst, no allocation. Costs are finite.
 */
final class Assignment {
  private static final int NONE = -1;

  private static final int[][] PERMUTATIONS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private final int size;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] columnOfRow;
  private final int[] rowOfColumn;
  private final double[] distance;
  private final int[] previousRow;

  /** The columns in the order that the search reaches them, those not reached behind. */
  private final int[] queue;

  Assignment(int size) {
    this.size = size;
    this.rowPrice = new double[size];
    this.columnPrice = new double[size];
    this.columnOfRow = new int[size];
    this.rowOfColumn = new int[size];
    this.distance = new double[size];
    this.previousRow = new int[size];
    this.queue = new int[size];
  }

  /**
   * Finds the best pairs, which {@link #columnOf} tells.
   *
   * @param cost {@code [row][column]}
   */
  void solve(double[] cost) {
    if (size == 3) {
      chooseOfSix(cost);
      return;
    }
    Arrays.fill(rowOfColumn, NONE);
    reduceColumns(cost);
    reduceRows(cost);
    for (int row = 0; row < size; row++) {
      if (columnOfRow[row] == NONE) {
        augment(row, cost);
      }
    }
  }

  int columnOf(int row) {
    return columnOfRow[row];
  }

  /** Three rows have so few permutations that looking at all is fastest. */
  private void chooseOfSix(double[] cost) {
    int[] best = PERMUTATIONS[0];
    double least = Double.POSITIVE_INFINITY;
    for (int[] columns : PERMUTATIONS) {
      double total = cost[columns[0]] + cost[3 + columns[1]] + cost[6 + columns[2]];
      if (total < least) {
        least = total;
        best = columns;
      }
    }
    System.arraycopy(best, 0, columnOfRow, 0, 3);
  }

  /** A column's price is its least cost. */
  private void reduceColumns(double[] cost) {
    System.arraycopy(cost, 0, columnPrice, 0, size);
    for (int row = 1; row < size; row++) {
      for (int column = 0; column < size; column++) {
        columnPrice[column] = Math.min(columnPrice[column], cost[row * size + column]);
      }
    }
  }

  /** A row's price is its least remaining cost, and the row takes that column if it is free. */
  private void reduceRows(double[] cost) {
    for (int row = 0; row < size; row++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int column = 0; column < size; column++) {
        double reduced = cost[row * size + column] - columnPrice[column];
        if (reduced < least) {
          least = reduced;
          best = column;
        }
      }
      rowPrice[row] = least;
      boolean free = rowOfColumn[best] == NONE;
      columnOfRow[row] = free ? best : NONE;
      if (free) {
        rowOfColumn[best] = row;
      }
    }
  }

  /** Gives a free row a column along the shortest path of reassignments to a free column. */
  private void augment(int freeRow, double[] cost) {
    for (int column = 0; column < size; column++) {
      distance[column] = cost[freeRow * size + column] - rowPrice[freeRow] - columnPrice[column];
      previousRow[column] = freeRow;
      queue[column] = column;
    }
    int reached = 0;
    int column = nearest(reached);
    while (rowOfColumn[column] != NONE) {
      reached++;
      relax(rowOfColumn[column], distance[column], reached, cost);
      column = nearest(reached);
    }
    reprice(freeRow, reached, distance[column]);
    reassign(freeRow, column);
  }

  /** Moves the nearest column that is not reached to the place in the queue. */
  private int nearest(int place) {
    int best = place;
    for (int i = place + 1; i < size; i++) {
      if (distance[queue[i]] < distance[queue[best]]) {
        best = i;
      }
    }
    int column = queue[best];
    queue[best] = queue[place];
    queue[place] = column;
    return column;
  }

  private void relax(int row, double length, int reached, double[] cost) {
    double base = length - rowPrice[row];
    for (int i = reached; i < size; i++) {
      int column = queue[i];
      double alternative = base + cost[row * size + column] - columnPrice[column];
      if (alternative < distance[column]) {
        distance[column] = alternative;
        previousRow[column] = row;
      }
    }
  }

  /** Keeps reduced costs at least 0, and 0 on all pairs. */
  private void reprice(int freeRow, int reached, double length) {
    rowPrice[freeRow] += length;
    for (int i = 0; i < reached; i++) {
      int column = queue[i];
      double gain = length - distance[column];
      rowPrice[rowOfColumn[column]] += gain;
      columnPrice[column] -= gain;
    }
  }

  private void reassign(int freeRow, int end) {
    int column = end;
    int row;
    do {
      row = previousRow[column];
      rowOfColumn[column] = row;
      int next = columnOfRow[row];
      columnOfRow[row] = column;
      column = next;
    } while (row != freeRow);
  }
}
