package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeedAverageTest {

  @Test
  void averagesSeedsStepByStep() {
    SeedAverage average = new SeedAverage();
    long[] steps = {0, 10};
    for (int seed = 1; seed <= 5; seed++) {
      average.add(steps, new double[] {2, seed});
    }
    assertThat(average.steps()).containsExactly(0, 10);
    assertThat(average.mean()).containsExactly(2, 3);
    // As in a table of t: 2.7764451 * sqrt(2.5) / sqrt(5).
    assertThat(average.half()[0]).isZero();
    assertThat(average.half()[1]).isCloseTo(1.9632432, within(1e-7));
  }

  @Test
  void averagesOverTheRunsThatHaveAStep() {
    SeedAverage average = new SeedAverage();
    average.add(new long[] {0, 2, 4}, new double[] {1, 2, 3});
    average.add(new long[] {0, 3}, new double[] {5, 7});
    assertThat(average.steps()).containsExactly(0, 2, 3, 4);
    assertThat(average.mean()).containsExactly(3, 2, 7, 3);
    assertThat(average.half()[0]).isCloseTo(12.7062047 * 2, within(1e-6));
    assertThat(average.half()[1]).isNaN();
  }

  @Test
  void aValueThatIsNoNumberLeavesAGap() {
    SeedAverage average = new SeedAverage();
    average.add(new long[] {0, 1}, new double[] {1, Double.NaN});
    average.add(new long[] {0, 1}, new double[] {1, 4});
    assertThat(average.mean()[0]).isEqualTo(1);
    assertThat(average.mean()[1]).isNaN();
  }
}
