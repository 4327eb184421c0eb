package org.marl.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplittableStreamsTest {

  @Test
  void aStreamIsFixedBySeedAndPurpose() {
    long first = SplittableStreams.stream(1, "ordering").nextLong();

    assertThat(SplittableStreams.stream(1, "ordering").nextLong()).isEqualTo(first);
    assertThat(SplittableStreams.stream(2, "ordering").nextLong()).isNotEqualTo(first);
    assertThat(SplittableStreams.stream(1, "exploration").nextLong()).isNotEqualTo(first);
  }
}
