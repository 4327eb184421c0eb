package org.marl.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.random.RandomStream;

class CheckpointTest {
  @Test
  void handsBackWhatWasPutIn() {
    RandomStream noise = RandomStream.of(3, "noise");
    noise.nextLong();
    EnvironmentState world =
        EnvironmentState.of(Map.of("x", new double[] {1, 2}), Map.of("clock", new long[] {9}));
    Checkpoint checkpoint =
        Checkpoint.at(40).tensor("w", new float[] {1, 2, 3, 4}, 2, 2).stream("noise", noise)
            .environment("world", world)
            .environment("world.test", EnvironmentState.of(Map.of(), Map.of("c", new long[1])))
            .count("episodes", 12)
            .number("clip", 0.2)
            .build();

    assertThat(checkpoint.step()).isEqualTo(40);
    assertThat(checkpoint.floats("w", 2, 2)).containsExactly(1, 2, 3, 4);
    RandomStream again = RandomStream.of(0, "other");
    checkpoint.restore("noise", again);
    assertThat(again.nextLong()).isEqualTo(noise.nextLong());
    assertThat(checkpoint.environment("world").reals()).containsOnlyKeys("x");
    assertThat(checkpoint.environment("world").integers("clock", 1)).containsExactly(9);
    assertThat(checkpoint.count("episodes")).isEqualTo(12);
    assertThat(checkpoint.number("clip")).isEqualTo(0.2);
    assertThat(checkpoint.notANumber()).isEmpty();
  }

  @Test
  void saysWhatIsNotThere() {
    Checkpoint checkpoint = Checkpoint.at(0).tensor("w", new float[4], 2, 2).build();

    assertThatThrownBy(() -> checkpoint.floats("v"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the checkpoint has no `v`");
    assertThatThrownBy(() -> checkpoint.doubles("w"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("F32[2, 2]");
    assertThatThrownBy(() -> checkpoint.floats("w", 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not as F32[4, 1]");
  }

  @Test
  void refusesANameTwice() {
    CheckpointBuilder builder = Checkpoint.at(0).count("n", 1);
    assertThatThrownBy(() -> builder.count("n", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsWhatIsNotANumber() {
    assertThat(Checkpoint.at(0).tensor("w", new float[] {0, Float.NaN}).build().notANumber())
        .contains("w");
    assertThat(Checkpoint.at(0).tensor("v", new double[] {Double.NaN}).build().notANumber())
        .contains("v");
    assertThat(Checkpoint.at(0).number("clip", Double.NaN).build().notANumber()).contains("clip");
    assertThat(
            Checkpoint.at(0)
                .tensor("mask", new float[] {Float.NEGATIVE_INFINITY})
                .number("bound", Double.POSITIVE_INFINITY)
                .build()
                .notANumber())
        .isEmpty();
  }
}
