package org.marl.algorithms.replay;

import static org.marl.core.catalog.ComponentKind.REPLAY;

import java.util.List;
import org.marl.core.catalog.Component;

/** The memories. */
public final class ReplayComponents {

  public static final Component<ReplayConfig.Episodes> EPISODES =
      Component.of(
          REPLAY,
          "episodes",
          ReplayConfig.Episodes.class,
          new ReplayConfig.Episodes(5_000, 32),
          "Whole episodes, drawn uniformly.");

  public static final Component<ReplayConfig.Transitions> TRANSITIONS =
      Component.of(
          REPLAY,
          "transitions",
          ReplayConfig.Transitions.class,
          new ReplayConfig.Transitions(1_000_000, 256),
          "Single steps, drawn uniformly.");

  public static final Component<ReplayConfig.Recent> RECENT =
      Component.of(
          REPLAY,
          "recent",
          ReplayConfig.Recent.class,
          new ReplayConfig.Recent(5_000, 32, 500, 0.5),
          "Whole episodes, a share of them from the newest only (ReMIX's on-policy term).");

  private ReplayComponents() {}

  public static List<Component<?>> all() {
    return List.of(EPISODES, TRANSITIONS, RECENT);
  }
}
