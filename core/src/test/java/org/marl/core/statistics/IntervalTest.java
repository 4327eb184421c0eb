package org.marl.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /** Printed tables of the distribution, three or four decimals. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.7062", "0.95, 2, 4.3027", "0.95, 4, 2.7764", "0.95, 9, 2.2622",
    "0.95, 30, 2.0423", "0.99, 4, 4.6041", "0.90, 7, 1.8946", "0.95, 100000, 1.9600"
  })
  void studentsQuantilesAgreeWithTables(double level, int degrees, double expected) {
    assertThat(StudentT.twoSided(level, degrees)).isCloseTo(expected, within(6e-5));
  }

  @Test
  void studentsIntervalByHand() {
    // Mean 3, deviation sqrt(2.5), n = 5: 3 +- 2.7764451 * 0.70710678.
    Interval interval = Interval.student(0.95, 1, 2, 3, 4, 5);
    assertThat(interval.low()).isCloseTo(3 - 1.9632432, within(1e-7));
    assertThat(interval.high()).isCloseTo(3 + 1.9632432, within(1e-7));
    assertThat(interval.half()).isCloseTo(1.9632432, within(1e-7));
  }

  @Test
  void oneValueHasNoInterval() {
    assertThat(Interval.student(0.95, 4).low()).isNaN();
  }
}
