package org.marl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  @Test
  void alignsColumnsByTheirWidestCell() {
    TextTable table = new TextTable();
    table.row(List.of("a", "bbb", "c"));
    table.row(List.of("aaaa", "b", "cc"));
    assertThat(table.lines(1, 80)).containsExactly(" a     bbb  c", " aaaa  b    cc");
  }

  @Test
  void wrapsTheLastColumn() {
    TextTable table = new TextTable();
    table.row(List.of("key", "one two three four five six seven eight nine"));
    assertThat(table.lines(0, 35))
        .containsExactly("key  one two three four five six", "     seven eight nine");
  }

  @Test
  void countsCharactersNotCodeUnits() {
    TextTable table = new TextTable();
    table.row(List.of("π\uD835\uDF0B", "x"));
    table.row(List.of("abcd", "y"));
    assertThat(table.lines(0, 80)).containsExactly("π\uD835\uDF0B    x", "abcd  y");
  }
}
