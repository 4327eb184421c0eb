package org.marl.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  /** The first outputs of the authors' C code for the state {1, 2, 3, 4}. */
  @Test
  void followsTheReference() {
    RandomStream stream = RandomStream.of(0, "any");
    stream.restore(new long[] {1, 2, 3, 4}, 0);
    assertThat(new long[] {stream.nextLong(), stream.nextLong(), stream.nextLong()})
        .containsExactly(41943041L, 58720359L, 3588806011781223L);
  }

  @Test
  void isFixedBySeedPurposeAndIndex() {
    long first = RandomStream.of(1, "environment", 0).nextLong();
    assertThat(RandomStream.of(1, "environment").nextLong()).isEqualTo(first);
    assertThat(RandomStream.of(2, "environment").nextLong()).isNotEqualTo(first);
    assertThat(RandomStream.of(1, "exploration").nextLong()).isNotEqualTo(first);
    assertThat(RandomStream.of(1, "environment", 1).nextLong()).isNotEqualTo(first);
  }

  @Test
  void aFamilyIsNumbered() {
    List<RandomStream> family = RandomStream.family(5, "environment", 3);
    assertThat(family)
        .hasSize(3)
        .allSatisfy(
            stream ->
                assertThat(stream.nextLong())
                    .isEqualTo(
                        RandomStream.of(5, "environment", family.indexOf(stream)).nextLong()));
  }

  @Test
  void goesOnFromASavedState() {
    RandomStream stream = RandomStream.of(7, "environment");
    stream.nextGaussian();
    long[] state = new long[6];
    stream.save(state, 1);
    double[] expected = {stream.nextGaussian(), stream.nextDouble(), stream.nextInt(10)};

    RandomStream other = RandomStream.of(8, "other");
    other.restore(state, 1);
    assertThat(new double[] {other.nextGaussian(), other.nextDouble(), other.nextInt(10)})
        .isEqualTo(expected);
  }

  @Test
  void neighbouringStreamsAreUncorrelatedAndUniform() {
    int count = 20_000;
    double[] first = draws(RandomStream.of(3, "environment", 0), count);
    double[] second = draws(RandomStream.of(3, "environment", 1), count);
    double[] third = draws(RandomStream.of(4, "environment", 0), count);
    // Five standard errors: 1/sqrt(12 n) of a mean, 1/sqrt(n) of a correlation.
    assertThat(DoubleStream.of(first).average().orElseThrow()).isBetween(0.489, 0.511);
    assertThat(Math.abs(correlation(first, second))).isLessThan(0.036);
    assertThat(Math.abs(correlation(first, third))).isLessThan(0.036);
  }

  @Test
  void aNegativeIndexIsRefused() {
    assertThatThrownBy(() -> RandomStream.of(1, "environment", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] draws(RandomStream stream, int count) {
    return stream.doubles(count).toArray();
  }

  private static double correlation(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - 0.5) * (second[i] - 0.5);
    }
    return 12 * sum / first.length;
  }
}
