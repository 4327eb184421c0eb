package org.marl.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marl.core.catalog.FakePlugin.EVERYTHING;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

  record SilentConfig(double rate) {}

  record StrangeConfig(@Doc("an array") double[] rates) {}

  @Test
  void keysAreTheRecordComponentsInSnakeCaseAndInOrder() {
    assertThat(Parameters.of(EVERYTHING))
        .extracting(Parameter::key)
        .containsExactly(
            "rate",
            "rollout_length",
            "gamma",
            "double_q",
            "activation",
            "clip_norm",
            "network",
            "optimizer");
  }

  @Test
  void aNullDefaultMeansRequiredAndAnEmptyOneOptional() {
    assertThat(Parameters.of(EVERYTHING))
        .filteredOn(Parameter::required)
        .extracting(Parameter::key)
        .containsExactly("rate");
    assertThat(Parameters.of(EVERYTHING))
        .filteredOn(Parameter::optional)
        .extracting(Parameter::key)
        .containsExactly("clip_norm");
  }

  @Test
  void typesReadAsSentencesDo() {
    assertThat(Parameters.of(EVERYTHING))
        .extracting(parameter -> parameter.type().text())
        .containsExactly(
            "a number",
            "a whole number, at least 1",
            "a number, at least 0 and below 1",
            "true or false",
            "one of relu, leaky_relu",
            "a number",
            "a network",
            "an optimizer, for all networks or { policy = …, critic = … }");
  }

  @Test
  void formerNamesAndDocumentationComeAlong() {
    assertThat(Parameters.find(EVERYTHING, "rollout_length"))
        .hasValueSatisfying(
            parameter -> {
              assertThat(parameter.formerNames()).containsExactly("horizon");
              assertThat(parameter.doc()).isEqualTo("steps");
              assertThat(parameter.defaultValue()).isEqualTo(128L);
            });
  }

  @Test
  void aParameterWithoutDocumentationIsADefect() {
    Component<?> silent = component(SilentConfig.class, new SilentConfig(1));
    assertThatThrownBy(() -> Parameters.of(silent))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SilentConfig.rate needs @Doc");
    assertThat(PluginContract.defects(new FakePlugin("fake", silent)))
        .singleElement()
        .asString()
        .contains("SilentConfig.rate needs @Doc");
  }

  @Test
  void aJavaTypeThatScriptsCannotWriteIsADefect() {
    Component<?> strange = component(StrangeConfig.class, new StrangeConfig(new double[0]));
    assertThatThrownBy(() -> Parameters.of(strange))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("double[] cannot be a parameter");
  }

  @Test
  void aDefaultOutOfItsBoundsIsADefect() {
    Component<?> wrong = component(FakePlugin.StepConfig.class, new FakePlugin.StepConfig(0));
    assertThat(PluginContract.defects(new FakePlugin("fake", wrong)))
        .containsExactly("fake.lr has the default 0.0, out of its bounds");
    assertThat(PluginContract.defects(new FakePlugin("fake", FakePlugin.STEP, EVERYTHING)))
        .isEqualTo(List.of());
  }

  private static <C extends Record> Component<C> component(Class<C> config, C defaults) {
    return Component.of(ComponentKind.MIXER, "fake", config, defaults, "A fake.");
  }
}
