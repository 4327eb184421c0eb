package org.marl.environments.mpe;

import static org.marl.core.catalog.ComponentKind.ENVIRONMENT;

import java.util.List;
import java.util.function.Function;
import org.marl.core.catalog.Component;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentModule;

/** The particle worlds. */
public final class ParticleComponents {

  public static final Component<SpreadConfig> SIMPLE_SPREAD =
      Component.of(
              ENVIRONMENT,
              "mpe.simple_spread",
              SpreadConfig.class,
              SpreadConfig.DEFAULTS,
              "Particles spread over landmarks without colliding.")
          .wiredBy(config -> new EnvironmentModule(config::factory));

  public static final Component<FormationConfig> LINE_CONTROL =
      formation(
          "mpe.line_control",
          "Particles line up at equal distances between two landmarks.",
          FormationConfig::line);

  public static final Component<FormationConfig> CIRCLE_CONTROL =
      formation(
          "mpe.circle_control",
          "Particles form a circle around a landmark.",
          FormationConfig::circle);

  private ParticleComponents() {}

  private static Component<FormationConfig> formation(
      String name, String summary, Function<FormationConfig, EnvironmentFactory> factory) {
    return Component.of(ENVIRONMENT, name, FormationConfig.class, FormationConfig.DEFAULTS, summary)
        .wiredBy(config -> new EnvironmentModule(() -> factory.apply(config)));
  }

  public static List<Component<?>> all() {
    return List.of(SIMPLE_SPREAD, LINE_CONTROL, CIRCLE_CONTROL);
  }
}
