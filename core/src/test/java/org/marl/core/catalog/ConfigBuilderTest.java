package org.marl.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marl.core.catalog.FakePlugin.EVERYTHING;
import static org.marl.core.catalog.FakePlugin.LAYERS;
import static org.marl.core.catalog.FakePlugin.STEP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.expression.Network;

class ConfigBuilderTest {

  @Test
  void valuesThatAreNotGivenKeepTheirDefaults() {
    var config = ConfigBuilder.build(EVERYTHING, Map.of("rate", 3));
    assertThat(config.rate()).isEqualTo(3.0);
    assertThat(config.rolloutLength()).isEqualTo(128);
    assertThat(config.network()).isEqualTo(EVERYTHING.defaults().network());
  }

  @Test
  void numbersAndWordsTakeTheTypeOfTheRecord() {
    var config =
        ConfigBuilder.build(
            EVERYTHING,
            Map.of(
                "rate",
                1,
                "rollout_length",
                25.0,
                "activation",
                "leaky_relu",
                "clip_norm",
                10,
                "double_q",
                false));
    assertThat(config.rolloutLength()).isEqualTo(25);
    assertThat(config.activation()).isEqualTo(FakePlugin.Activation.LEAKY_RELU);
    assertThat(config.clipNorm()).hasValue(10.0);
    assertThat(config.doubleQ()).isFalse();
  }

  @Test
  void oneEntryStandsForTheListOfIt() {
    assertThat(ConfigBuilder.build(LAYERS, Map.of("hidden", 32)).hidden()).containsExactly(32);
    assertThat(ConfigBuilder.build(LAYERS, Map.of("hidden", List.of(8.0, 4))).hidden())
        .containsExactly(8, 4);
  }

  @Test
  void oneValueStandsForAllNetworksAndNamedOnesForThemselves() {
    Choice slow = STEP.with(new FakePlugin.StepConfig(0.01));
    assertThat(ConfigBuilder.build(EVERYTHING, Map.of("rate", 1, "optimizer", slow)).optimizer())
        .hasSize(Network.values().length)
        .containsEntry(Network.CRITIC, slow);
    Map<String, Object> values = Map.of("rate", 1, "optimizer", Map.of(Network.CRITIC, slow));
    assertThat(ConfigBuilder.build(EVERYTHING, values).optimizer())
        .containsEntry(Network.CRITIC, slow)
        .containsEntry(Network.POLICY, STEP.with(new FakePlugin.StepConfig(0.5)));
  }

  @Test
  void anEmptyOptionalTakesTheValueAway() {
    var config = ConfigBuilder.build(EVERYTHING, Map.of("rate", 1, "clip_norm", Optional.empty()));
    assertThat(config.clipNorm()).isEmpty();
  }

  @Test
  void uncheckedValuesAreRefused() {
    assertThatThrownBy(() -> ConfigBuilder.build(EVERYTHING, Map.of()))
        .hasMessage("everything needs rate");
    assertThatThrownBy(() -> ConfigBuilder.build(EVERYTHING, Map.of("rate", 1, "clip", 1)))
        .hasMessage("everything has no parameter clip");
    assertThatThrownBy(() -> ConfigBuilder.build(LAYERS, Map.of("hidden", 1.5)))
        .hasMessage("1.5 is not a whole number");
    assertThatThrownBy(() -> ConfigBuilder.build(EVERYTHING, Map.of("rate", "fast")))
        .hasMessageContaining("fast is no java.lang.Number");
  }
}
