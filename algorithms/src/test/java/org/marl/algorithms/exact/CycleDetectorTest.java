package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CycleDetectorTest {

  private static int period(CycleDetector detector, double... probabilities) {
    for (double p : probabilities) {
      detector.add(new double[][][] {{{p, 1 - p}}});
    }
    return detector.period();
  }

  private static CycleDetector detector() {
    return new CycleDetector(true, 2);
  }

  @Test
  void aPolicyThatStaysIsAFixedPoint() {
    assertThat(period(detector(), 0.5)).isZero();
    assertThat(period(detector(), 0.5, 0.7)).isZero();
    assertThat(period(detector(), 0.5, 0.7, 0.7)).isEqualTo(1);
    assertThat(period(detector(), 0.7, 0.7 + 1e-13)).isEqualTo(1);
    assertThat(period(detector(), 0.7, 0.7 + 1e-11)).isZero();
    assertThat(period(detector(), 0.7, 0.7, 0.8)).as("it moved again").isZero();
  }

  @Test
  void aCycleCountsOnceItPersists() {
    assertThat(period(detector(), 0.1, 0.9, 0.1, 0.9, 0.1)).as("three repeats").isZero();
    assertThat(period(detector(), 0.1, 0.9, 0.1, 0.9, 0.1, 0.9)).isEqualTo(2);
    assertThat(period(detector(), 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.3)).isZero();
  }

  @Test
  void findsTheSmallestPeriod() {
    CycleDetector three = detector();
    for (int i = 0; i < 300; i++) {
      three.add(new double[][][] {{{i % 3, 0}}});
    }
    assertThat(three.period()).isEqualTo(3);

    CycleDetector longest = detector();
    for (int i = 0; i < 64 * 3; i++) {
      longest.add(new double[][][] {{{i % 64, 0}}});
    }
    assertThat(longest.period()).isEqualTo(64);
  }

  @Test
  void randomOrdersHaveFixedPointsOnly() {
    CycleDetector detector = new CycleDetector(false, 2);

    assertThat(period(detector, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9)).isZero();
    assertThat(period(detector, 0.9)).isEqualTo(1);
  }

  @Test
  void notANumberIsNeverAtRest() {
    assertThat(period(detector(), Double.NaN, Double.NaN)).isZero();
  }
}
