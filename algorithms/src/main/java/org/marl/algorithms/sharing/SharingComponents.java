package org.marl.algorithms.sharing;

import static org.marl.core.catalog.ComponentKind.SHARING;

import java.util.List;
import org.marl.core.catalog.Component;

/** The ways of sharing weights. */
public final class SharingComponents {

  public static final Component<SharingConfig.None> NONE =
      Component.of(
          SHARING,
          "none",
          SharingConfig.None.class,
          new SharingConfig.None(),
          "Every agent has weights of its own.");

  public static final Component<SharingConfig.All> ALL =
      Component.of(
          SHARING,
          "all",
          SharingConfig.All.class,
          new SharingConfig.All(),
          "One set of weights serves all agents.");

  public static final Component<SharingConfig.Groups> GROUPS =
      Component.of(
          SHARING,
          "groups",
          SharingConfig.Groups.class,
          new SharingConfig.Groups(null),
          "One set of weights per group of agents.");

  private SharingComponents() {}

  public static List<Component<?>> all() {
    return List.of(NONE, ALL, GROUPS);
  }
}
