package org.marl.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void resamplesAreReproducibleAndOfTheSamplesSize() {
    int[][] first = Bootstrap.resamples(5, 100, 7).toArray(int[][]::new);
    assertThat(first).isDeepEqualTo(Bootstrap.resamples(5, 100, 7).toArray(int[][]::new));
    assertThat(first).hasDimensions(100, 5);
    assertThat(first).isNotEqualTo(Bootstrap.resamples(5, 100, 8).toArray(int[][]::new));
    for (int[] indices : first) {
      assertThat(Arrays.stream(indices).boxed()).allMatch(i -> 0 <= i && i < 5);
    }
  }

  @Test
  void intervalOfAMeanApproachesTheNormalOne() {
    double[] sample = new double[400];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = i % 2;
    }
    // Standard error of the mean: 0.5 / 20.
    Interval interval = Bootstrap.interval(0.95, 4000, 1, Statistics::mean, sample);
    assertThat(interval.low()).isCloseTo(0.5 - 1.96 * 0.025, within(0.004));
    assertThat(interval.high()).isCloseTo(0.5 + 1.96 * 0.025, within(0.004));
  }

  @Test
  void aConstantSampleHasAnIntervalWithoutWidth() {
    assertThat(Bootstrap.interval(0.95, 50, 1, Statistics::mean, 2, 2, 2))
        .isEqualTo(new Interval(2, 2));
  }
}
