package org.marl.algorithms.target;

import static org.marl.core.catalog.ComponentKind.TARGETS;

import java.util.List;
import org.marl.core.catalog.Component;

/** The target rules. */
public final class TargetComponents {

  public static final Component<TargetsConfig.Hard> HARD =
      Component.of(
          TARGETS,
          "hard",
          TargetsConfig.Hard.class,
          new TargetsConfig.Hard(200, TargetsConfig.Unit.EPISODES),
          "Target networks are copied from time to time.");

  public static final Component<TargetsConfig.Soft> SOFT =
      Component.of(
          TARGETS,
          "soft",
          TargetsConfig.Soft.class,
          new TargetsConfig.Soft(0.005),
          "Target networks go a small share of the way at every update.");

  private TargetComponents() {}

  public static List<Component<?>> all() {
    return List.of(HARD, SOFT);
  }
}
