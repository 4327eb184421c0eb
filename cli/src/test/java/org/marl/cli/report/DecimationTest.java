package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimationTest {
  private static final int POINTS = 100_000;

  private final double[] x = new double[POINTS];
  private final double[] y = new double[POINTS];

  DecimationTest() {
    Random random = new Random(5);
    for (int i = 0; i < POINTS; i++) {
      x[i] = i / (POINTS - 1.0);
      y[i] = Math.sin(20 * x[i]) + random.nextGaussian();
    }
  }

  @Test
  void keepsEveryPixelColumnsExtremesAndEnds() {
    int buckets = 200;
    int[] kept = Decimation.indices(x, buckets, y);
    assertThat(kept).isSorted().hasSizeLessThanOrEqualTo(4 * buckets);
    double[] lowest = extremes(buckets, indices(POINTS), -1);
    double[] highest = extremes(buckets, indices(POINTS), 1);
    assertThat(extremes(buckets, kept, -1)).isEqualTo(lowest);
    assertThat(extremes(buckets, kept, 1)).isEqualTo(highest);
    assertThat(kept[0]).isZero();
    assertThat(kept[kept.length - 1]).isEqualTo(POINTS - 1);
  }

  @Test
  void keepsASinglePeak() {
    double[] flat = new double[POINTS];
    flat[54_321] = 1;
    assertThat(Decimation.indices(x, 100, flat)).contains(54_321);
  }

  @Test
  void keepsWhereAGapStarts() {
    double[] gap = y.clone();
    Arrays.fill(gap, 50_100, 50_200, Double.NaN);
    assertThat(Decimation.indices(x, 100, gap)).contains(50_100);
  }

  @Test
  void leavesShortLinesWhole() {
    double[] few = Arrays.copyOf(x, 30);
    assertThat(Decimation.indices(few, 10, few)).isEqualTo(indices(30));
  }

  private static int[] indices(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private double[] extremes(int buckets, int[] indices, int sign) {
    double[] best = new double[buckets];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int i : indices) {
      int bucket = (int) Math.min(buckets - 1.0, x[i] * buckets);
      best[bucket] = Math.max(best[bucket], sign * y[i]);
    }
    return best;
  }
}
