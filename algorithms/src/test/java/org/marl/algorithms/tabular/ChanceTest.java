package org.marl.algorithms.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChanceTest {

  @Test
  void drawsByWeightAndNeverWhatHasNone() {
    double[] weights = {0, 1, 0, 3, 0};
    SplittableRandom random = new SplittableRandom(1);
    int[] counts = new int[weights.length];
    for (int i = 0; i < 40_000; i++) {
      counts[Chance.draw(weights, random)]++;
    }

    assertThat(counts[0] + counts[2] + counts[4]).isZero();
    assertThat(counts[1] / 40_000.0).isCloseTo(0.25, within(0.01));
  }
}
