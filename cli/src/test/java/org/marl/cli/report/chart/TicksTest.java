package org.marl.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.cli.report.chart.Scale.Tick;

class TicksTest {

  @Test
  void areNiceNumbersInsideTheScale() {
    assertThat(texts(Ticks.linear(-0.06, 1.06, 5, false)))
        .containsExactly("0.00", "0.25", "0.50", "0.75", "1.00");
    assertThat(texts(Ticks.linear(5.4, 7.1, 4, false))).containsExactly("5.5", "6.0", "6.5", "7.0");
    assertThat(texts(Ticks.linear(-62, -18, 3, false))).containsExactly("−60", "−40", "−20");
  }

  @Test
  void ofIterationsAreWhole() {
    assertThat(texts(Ticks.linear(0, 3, 8, true))).containsExactly("0", "1", "2", "3");
    assertThat(texts(Ticks.linear(0, 0.4, 4, true))).containsExactly("0");
  }

  @Test
  void abbreviateThousandsAndMillionsAsScriptsDo() {
    assertThat(texts(Ticks.linear(0, 10_000_000, 2, true))).containsExactly("0", "5M", "10M");
    assertThat(texts(Ticks.linear(0, 30_000, 3, true))).containsExactly("0", "10k", "20k", "30k");
    assertThat(texts(Ticks.linear(0, 2e12, 2, false))).containsExactly("0", "1e12", "2e12");
  }

  @Test
  void onALogarithmicScaleArePowersOfTen() {
    assertThat(texts(Ticks.logarithmic(0.008, 120)))
        .containsExactly("0.01", "0.1", "1", "10", "100");
    assertThat(texts(Ticks.logarithmic(1.5, 6))).containsExactly("2", "5");
    assertThat(texts(Ticks.logarithmic(1e-30, 1))).hasSizeLessThan(8).contains("1e-30");
  }

  @Test
  void scalesLeaveRoomAndSurviveConstants() {
    Extent extent = new Extent();
    extent.include(0, 10, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(Scale.around("", extent, 0.1, false).low()).isEqualTo(-1);
    Extent constant = new Extent();
    constant.include(6, 6 + 1e-14);
    Scale flat = Scale.around("", constant, 0.1, false);
    assertThat(flat.low()).isLessThan(5);
    assertThat(flat.high()).isGreaterThan(7);
    assertThat(Scale.around("", new Extent(), 0.1, true).position(1)).isEqualTo(0.5);
  }

  private static List<String> texts(List<Tick> ticks) {
    return ticks.stream().map(Tick::text).toList();
  }
}
