package org.marl.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void summarisesByHand() {
    assertThat(Statistics.mean(2, 4, 9)).isEqualTo(5);
    // Squares 9 + 1 + 16 = 26, over 2.
    assertThat(Statistics.standardDeviation(2, 4, 9)).isCloseTo(Math.sqrt(13), within(1e-15));
    assertThat(Statistics.standardDeviation(2)).isNaN();
  }

  @Test
  void interquartileMeanDropsAQuarterOfTheWeightAtEachEnd() {
    assertThat(Statistics.interquartileMean(100, 1, 3, -100)).isEqualTo(2);
    // Weights 0, 0.75, 1, 0.75, 0 of five sorted values.
    assertThat(Statistics.interquartileMean(9, 0, 1, 2, 4))
        .isCloseTo((0.75 * 1 + 2 + 0.75 * 4) / 2.5, within(1e-15));
    assertThat(Statistics.interquartileMean(7)).isEqualTo(7);
  }

  @Test
  void quantileIsLinearBetweenOrderStatistics() {
    assertThat(Statistics.quantile(0.5, 4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(Statistics.quantile(0, 4, 1)).isEqualTo(1);
    assertThat(Statistics.quantile(1, 4, 1)).isEqualTo(4);
  }

  @Test
  void oneNotANumberMakesTheSummaryNotANumber() {
    assertThat(Statistics.mean(1, Double.NaN)).isNaN();
    assertThat(Statistics.interquartileMean(1, 2, 3, Double.NaN)).isNaN();
    assertThat(Statistics.quantile(0, 1, Double.NaN)).isNaN();
  }

  @Test
  void refusesAnEmptySample() {
    assertThatThrownBy(Statistics::mean).isInstanceOf(IllegalArgumentException.class);
  }
}
