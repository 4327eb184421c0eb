package org.marl.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "-3, −3",
    "0.77312, 0.7731",
    "5.99999999, 6.000",
    "-29.3312, −29.33",
    "123456.7, 123457",
    "1234567.5, 1.23e6",
    "0.00002, 2e-5",
    "NaN, NaN",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void valuesHaveFourSignificantDigits(double value, String text) {
    assertThat(Numbers.value(value)).isEqualTo(text);
  }
}
