package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {

  @Test
  void defaultsToGamesAsPanelsAndAllElseAsLines() {
    assertThat(place(axes("game", "algorithm", "start"), null, null, null))
        .isEqualTo(new Placement(List.of(), List.of("game"), List.of("algorithm", "start")));
  }

  @Test
  void defaultsToStartsAsPanelsForOneGame() {
    assertThat(place(axes("start", "D"), null, null, null))
        .isEqualTo(new Placement(List.of(), List.of("start"), List.of("D")));
    assertThat(place(axes("start"), null, null, null))
        .isEqualTo(new Placement(List.of(), List.of(), List.of("start")));
  }

  @Test
  void placesAxesAsAsked() {
    assertThat(place(axes("start", "D"), "start", "D", null))
        .isEqualTo(new Placement(List.of("start"), List.of("D"), List.of()));
    assertThat(place(axes("start", "D"), null, "start", null))
        .isEqualTo(new Placement(List.of(), List.of("start"), List.of("D")));
  }

  @Test
  void spreadsOverPanelsWhatLinesLeaveOver() {
    assertThat(place(axes("game", "start", "D"), null, null, "D"))
        .isEqualTo(new Placement(List.of(), List.of("game", "start"), List.of("D")));
    assertThat(place(axes("game", "start", "D"), null, "game", "D"))
        .isEqualTo(new Placement(List.of("start"), List.of("game"), List.of("D")));
  }

  private static Placement place(Axes axes, String rows, String columns, String lines) {
    return Placement.of(
        axes, Optional.ofNullable(rows), Optional.ofNullable(columns), Optional.ofNullable(lines));
  }

  /** The axes with two labels each, and one on which all runs agree. */
  private static Axes axes(String... names) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (String name : names) {
      labels.put(name, Set.of("1", "2"));
    }
    labels.put("constant", Set.of("1"));
    return new Axes(labels);
  }
}
