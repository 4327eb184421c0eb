package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "7.000000001, 7",
    "0.7734567891, 0.773457",
    "-12.5, -12.5",
    "1234567.8, 1234570",
    "0.00012, 0.00012",
    "1.5e-12, 1.5e-12",
    "-2e-7, -2e-7",
    "3e10, 3e10",
    "1.23456789e100, 1.2346e100",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void keepsSixDigitsAndNoZerosAtTheEnd(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }
}
