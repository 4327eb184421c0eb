package org.marl.algorithms.feature;

import static org.marl.core.catalog.ComponentKind.FEATURES;

import java.util.List;
import org.marl.core.catalog.Component;

/** The feature maps. They are data alone. */
public final class FeatureComponents {

  public static final Component<OneHotConfig> ONE_HOT =
      Component.of(
          FEATURES,
          "one_hot",
          OneHotConfig.class,
          new OneHotConfig(),
          "One feature per state, predecessors' actions and action: tables.");

  public static final Component<RandomConfig> RANDOM =
      Component.of(
          FEATURES,
          "random",
          RandomConfig.class,
          new RandomConfig(null, 0),
          "Random directions of norm 1.");

  public static final Component<TableConfig> TABLE =
      Component.of(
          FEATURES,
          "table",
          TableConfig.class,
          new TableConfig(null, false),
          "Features given number by number.");

  private FeatureComponents() {}

  public static List<Component<?>> all() {
    return List.of(ONE_HOT, RANDOM, TABLE);
  }
}
