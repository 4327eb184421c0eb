package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x * log(x)",
        "(x - 1)^2",
        "(1 - sqrt(x))^2",
        "x*log(x) - (1 + x)*log((1 + x)/2)",
        "x^3.5 / (1 + x^2)",
        "x^x",
        "exp(-x) * tanh(x) + sigmoid(2*x)",
        "max(x, 2 - x^3) + min(x^2, exp(x) - 1)",
        "if(x < 1, x^2, 2*x - 1) + relu(x - 3) + abs(x - 4)"
      })
  void derivatives_agree_with_differences(String text) {
    Curve curve = Formula.curve(text);
    for (double x : new double[] {0.03, 0.4, 0.9, 1.7, 2.3, 5.1}) {
      double h = 1e-4 * x;
      double low = curve.value(x - h);
      double middle = curve.value(x);
      double high = curve.value(x + h);
      for (int direction : new int[] {-1, 1}) {
        curve.at(x, direction);
        assertThat(curve.value()).isEqualTo(middle);
        double difference = (high - low) / (2 * h);
        assertThat(curve.slope()).isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
        double second = (high - 2 * middle + low) / (h * h);
        double rounding = 1e-14 * (1 + Math.abs(middle)) / (h * h);
        assertThat(curve.curvature())
            .isCloseTo(second, within(1e-5 * (1 + Math.abs(second)) + rounding));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abs(x - 1)            | 1 | -1 | 1",
        "max(x, 1)             | 1 |  0 | 1",
        "min(x, 1)             | 1 |  1 | 0",
        "max(x^2, 2*x - 1)     | 1 |  2 | 2",
        "relu(2*x - 4)         | 2 |  0 | 2",
        "if(x < 1, 3*x, 3 + x - 1) | 1 | 3 | 1",
        "abs(abs(x - 1) - 0.5) | 0.5 | -1 | 1",
        "abs(x - 1)*abs(x - 1) | 1 |  0 | 0",
        "sqrt((x - 1)^2)       | 1 | -1 | 1",
        "x                     | 1 |  1 | 1"
      })
  void slopes_at_kinks_are_those_of_either_side(String text, double x, double left, double right) {
    Curve curve = Formula.curve(text);
    assertThat(curve.slope(x, -1)).isEqualTo(left);
    assertThat(curve.slope(x, 1)).isEqualTo(right);
  }

  @Test
  void copies_do_not_disturb_each_other() {
    Curve curve = Formula.curve("x^3");
    Curve copy = curve.copy();
    curve.at(2, 1);
    copy.at(3, 1);
    assertThat(curve.slope()).isCloseTo(12, within(1e-14));
    assertThat(copy.slope()).isCloseTo(27, within(1e-14));
  }
}
