package org.marl.environments.mpe;

import static org.marl.core.catalog.ComponentKind.ENVIRONMENT;

import java.util.List;
import org.marl.core.catalog.Component;

/** The particle worlds. */
public final class ParticleComponents {

  public static final Component<SpreadConfig> SIMPLE_SPREAD =
      Component.of(
          ENVIRONMENT,
          "mpe.simple_spread",
          SpreadConfig.class,
          new SpreadConfig(3, SpreadConfig.Convention.DPO, 25, 0, 0.5),
          "Particles spread over landmarks without colliding.");

  public static final Component<FormationConfig> LINE_CONTROL =
      formation("mpe.line_control", "Particles line up at equal distances between two landmarks.");

  public static final Component<FormationConfig> CIRCLE_CONTROL =
      formation("mpe.circle_control", "Particles form a circle around a landmark.");

  private ParticleComponents() {}

  private static Component<FormationConfig> formation(String name, String summary) {
    return Component.of(
        ENVIRONMENT,
        name,
        FormationConfig.class,
        new FormationConfig(3, FormationConfig.Convention.DPO, 25, 0, 1),
        summary);
  }

  public static List<Component<?>> all() {
    return List.of(SIMPLE_SPREAD, LINE_CONTROL, CIRCLE_CONTROL);
  }
}
