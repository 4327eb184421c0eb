package org.marl.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  @Test
  void aStreamIsFixedBySeedAndPurpose() {
    long first = RandomStreams.stream(1, "ordering").nextLong();

    assertThat(RandomStreams.stream(1, "ordering").nextLong()).isEqualTo(first);
    assertThat(RandomStreams.stream(2, "ordering").nextLong()).isNotEqualTo(first);
    assertThat(RandomStreams.stream(1, "exploration").nextLong()).isNotEqualTo(first);
  }
}
