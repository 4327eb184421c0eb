package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.plan.Column;

class ColumnNamesTest {
  private static final List<String> COLUMNS =
      List.of("return", "pi(alice, u0)", "pi(alice, u1)", "pi_old(alice, u0)", "mean(kl)(alice)");

  @Test
  void aMetricStandsForAllOfItsColumns() {
    assertThat(ColumnNames.matching(columns("pi"), COLUMNS))
        .containsExactly("pi(alice, u0)", "pi(alice, u1)");
    assertThat(ColumnNames.matching(columns("mean(kl)", "return", "no such"), COLUMNS))
        .containsExactly("mean(kl)(alice)", "return");
  }

  @Test
  void entriesOfAQuantityAndOfAMetricShareAScale() {
    List<Column> what = columns("mean(kl)", "mean(tv)");
    assertThat(ColumnNames.family("pi(alice, u0)", what)).isEqualTo("pi");
    assertThat(ColumnNames.family("mean(kl)(alice)", what)).isEqualTo("mean(kl)");
    assertThat(ColumnNames.family("max(ratio - 1)", what)).isEqualTo("max(ratio - 1)");
    assertThat(ColumnNames.family("return", what)).isEqualTo("return");
  }

  @Test
  void entriesThatDifferInTheLastPlaceBelongTogether() {
    assertThat(ColumnNames.withoutLastPlace("by_epoch(range(ratio))(alice, 3)"))
        .isEqualTo("by_epoch(range(ratio))(alice)");
    assertThat(ColumnNames.withoutLastPlace("by_epoch(max(a, b))(3)"))
        .isEqualTo("by_epoch(max(a, b))");
    assertThat(ColumnNames.withoutLastPlace("return")).isEqualTo("return");
  }

  private static List<Column> columns(String... names) {
    return List.of(names).stream().map(Column::new).toList();
  }
}
