package org.marl.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ConfigBuilder;
import org.marl.core.catalog.PluginContract;
import org.marl.core.catalog.Violation;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.mpe.ParticleComponents;
import org.marl.environments.mpe.SpreadConfig;
import org.marl.environments.mpe.SpreadConfig.Convention;

class EnvironmentsPluginTest {

  @Test
  void keepsToTheContractOfPlugins() {
    assertThat(PluginContract.defects(new EnvironmentsPlugin())).isEmpty();
  }

  /** Agents and actions of the maps by SMAC's own registry and formulas. */
  @ParameterizedTest
  @CsvSource({
    "2s3z, 5, 11",
    "8m, 8, 14",
    "3s5z, 8, 14",
    "1c3s5z, 9, 15",
    "10m_vs_11m, 10, 17",
    "27m_vs_30m, 27, 36",
    "MMM2, 10, 18",
    "bane_vs_bane, 24, 30",
    "2s_vs_1sc, 2, 7",
    "3s_vs_5z, 3, 11",
    "6h_vs_8z, 6, 14",
    "corridor, 6, 30"
  })
  void mapsHaveTheSizesOfSmac(String map, int agents, int actions) {
    EnvironmentConfig config = build(EnvironmentsPlugin.SKIRMISH, Map.of("map", map));
    assertThat(config.violations()).isEmpty();
    assertThat(config.agentNames()).hasSize(agents).doesNotHaveDuplicates();
    assertThat(config.actionNames()).hasSize(agents);
    assertThat(config.actionNames().get(0)).hasSize(actions).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownMapIsNamedWithThoseThatExist() {
    assertThat(build(EnvironmentsPlugin.SKIRMISH, Map.of("map", "9z")).violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.key()).isEqualTo("map");
              assertThat(violation.help()).contains("2s3z", "corridor");
            });
  }

  @ParameterizedTest
  @CsvSource({"half_cheetah, 3x2, 3, 2", "hopper, 3x1, 3, 1", "ant, 2x4d, 2, 4"})
  void partitionsDivideTheJoints(String robot, String partition, int agents, int dimensions) {
    EnvironmentConfig config =
        build(EnvironmentsPlugin.MUJOCO, Map.of("robot", robot, "partition", partition));
    assertThat(config.violations()).isEmpty();
    assertThat(config.agentNames()).hasSize(agents);
    assertThat(config.dimensions()).hasValue(dimensions);
    assertThat(config.continuous()).isTrue();
  }

  @Test
  void aPartitionThatTheRobotLacksIsRefused() {
    assertThat(
            build(EnvironmentsPlugin.MUJOCO, Map.of("robot", "hopper", "partition", "2x4"))
                .violations())
        .extracting(Violation::message)
        .containsExactly("hopper has no partition `2x4`");
  }

  @Test
  void aCrowdThatDoesNotFitTheGridIsRefused() {
    assertThat(build(EnvironmentsPlugin.PREDATOR_PREY, Map.of("size", 4)).violations()).isEmpty();
    assertThat(build(EnvironmentsPlugin.PREDATOR_PREY, Map.of("size", 3)).violations())
        .extracting(Violation::key)
        .containsExactly("size");
  }

  @Test
  void theConventionDecidesTheOrderOfActions() {
    assertThat(spread("dpo")).containsExactly("nothing", "right", "left", "up", "down");
    assertThat(spread("mpe2")).containsExactly("nothing", "left", "right", "down", "up");
  }

  @Test
  void parametersThatAConventionLacksAreRefused() {
    assertThat(
            build(
                    ParticleComponents.SIMPLE_SPREAD,
                    Map.of("convention", "mpe2", "collision_penalty", 1.0))
                .violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.key()).isEqualTo("collision_penalty");
              assertThat(violation.message())
                  .isEqualTo("the convention mpe2 has no `collision_penalty`");
              assertThat(violation.help()).isEqualTo("leave it out, or write `convention = dpo`");
            });
    assertThat(
            build(
                    ParticleComponents.LINE_CONTROL,
                    Map.of("convention", "transfer", "collision_penalty", 1.0, "vision", 0.5))
                .violations())
        .extracting(Violation::key)
        .containsExactly("collision_penalty", "vision");
    assertThat(build(ParticleComponents.LINE_CONTROL, Map.of("vision", 0.5)).violations())
        .isEmpty();
  }

  @Test
  void aParticleWorldTellsItsSizes() {
    EnvironmentSpec spec = new SpreadConfig(10, Convention.MPE2, 25, 1, 0, 0.5).factory().spec();
    assertThat(spec.observationWidth()).isEqualTo(60);
    assertThat(spec.episodeLimit()).isEqualTo(25);
    assertThat(spec.teamReward()).isFalse();
    assertThat(spec.rewardConvention()).startsWith("mpe2: ");
    assertThat(new SpreadConfig(3, Convention.MPE2, 25, 1, 0, 0).factory().spec().teamReward())
        .isTrue();
  }

  private static List<String> spread(String convention) {
    return build(ParticleComponents.SIMPLE_SPREAD, Map.of("convention", convention))
        .actionNames()
        .get(0);
  }

  private static EnvironmentConfig build(Component<?> component, Map<String, Object> values) {
    return (EnvironmentConfig) ConfigBuilder.build(component, values);
  }
}
