package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressStateTest {

  @Test
  void countsHalfDoneRunsByHalves() {
    ProgressState state = new ProgressState("fig1", 0, 3, 1, 0, 8, 60);
    assertThat(state.share()).isEqualTo(0.5);
    assertThat(state.secondsLeft()).isEqualTo(60);
    assertThat(state.line()).isEqualTo("fig1: 50 %, 3 of 8 runs, 1:00 left");
  }

  @Test
  void takesThePaceFromTheRunsOfThisProcessAlone() {
    ProgressState state = new ProgressState("fig1", 6, 1, 0, 0, 8, 10);
    assertThat(state.share()).isEqualTo(0.875);
    assertThat(state.secondsLeft()).isEqualTo(10);
  }

  @Test
  void takesThePaceFromWhatWasDoneSinceTheCheckpoints() {
    ProgressState state = new ProgressState("fig1", 0, 1, 0.5, 1, 4, 10);
    assertThat(state.share()).isEqualTo(0.375);
    assertThat(state.secondsLeft()).isEqualTo(50);
  }

  @Test
  void promisesNoEndBeforeThereIsAPace() {
    assertThat(new ProgressState("fig1", 2, 0, 0, 0, 8, 5).line())
        .isEqualTo("fig1: 25 %, 2 of 8 runs");
  }

  @Test
  void drawsABarWhereThereIsRoom() {
    ProgressState state = new ProgressState("fig1", 0, 3, 1, 0, 8, 60);
    assertThat(state.bar(80))
        .isEqualTo("[###############...............] fig1: 50 %, 3 of 8 runs, 1:00 left");
    assertThat(state.bar(50)).hasSize(50).contains("#####.....", "50 %");
    assertThat(state.bar(20)).isEqualTo("fig1: 50 %, 3 of 8 r");
  }

  @Test
  void writesTimesAsClocksDo() {
    assertThat(Clock.text(7)).isEqualTo("0:07");
    assertThat(Clock.text(750)).isEqualTo("12:30");
    assertThat(Clock.text(11_100)).isEqualTo("3:05:00");
  }
}
