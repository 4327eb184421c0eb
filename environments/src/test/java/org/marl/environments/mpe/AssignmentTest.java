package org.marl.environments.mpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void isAsGoodAsTheBestOfAllPermutations(int size) {
    SplittableRandom random = new SplittableRandom(size);
    Assignment assignment = new Assignment(size);
    for (int round = 0; round < 300; round++) {
      double[] cost = random.doubles((long) size * size, -1, 2).toArray();
      assertThat(total(assignment, cost, size)).isCloseTo(best(cost, size), within(1e-12));
    }
  }

  /** Whole numbers, few of them: many pairs cost the same. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6})
  void tiesDoNotMislead(int size) {
    SplittableRandom random = new SplittableRandom(100 + size);
    Assignment assignment = new Assignment(size);
    for (int round = 0; round < 300; round++) {
      double[] cost = random.ints((long) size * size, 0, 4).mapToDouble(value -> value).toArray();
      assertThat(total(assignment, cost, size)).isEqualTo(best(cost, size));
    }
  }

  /** A sum of products of ranks is least when one order is the reverse of the other. */
  @Test
  void findsTheKnownOptimumOfALargeProblem() {
    int size = 60;
    double[] cost = new double[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        cost[row * size + column] = row * column;
      }
    }
    Assignment assignment = new Assignment(size);
    total(assignment, cost, size);
    assertThat(IntStream.range(0, size).map(assignment::columnOf))
        .containsExactlyElementsOf(
            IntStream.range(0, size).map(row -> size - 1 - row).boxed().toList());
  }

  private static double total(Assignment assignment, double[] cost, int size) {
    assignment.solve(cost);
    assertThat(IntStream.range(0, size).map(assignment::columnOf).boxed().toList())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, size).boxed().toList());
    return IntStream.range(0, size)
        .mapToDouble(row -> cost[row * size + assignment.columnOf(row)])
        .sum();
  }

  private static double best(double[] cost, int size) {
    return best(cost, size, 0, 0);
  }

  private static double best(double[] cost, int size, int row, int taken) {
    if (row == size) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < size; column++) {
      if ((taken & 1 << column) == 0) {
        double rest = best(cost, size, row + 1, taken | 1 << column);
        best = Math.min(best, cost[row * size + column] + rest);
      }
    }
    return best;
  }
}
