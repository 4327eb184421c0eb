package org.marl.algorithms.exploration;

import static org.marl.core.catalog.ComponentKind.EXPLORATION;

import java.util.List;
import org.marl.core.catalog.Component;

/** The ways of exploring. */
public final class ExplorationComponents {

  public static final Component<EpsilonGreedyConfig> EPSILON_GREEDY =
      Component.of(
          EXPLORATION,
          "epsilon_greedy",
          EpsilonGreedyConfig.class,
          new EpsilonGreedyConfig(1, 0.05, 50_000),
          "A uniform action with probability epsilon, else the greedy one.");

  public static final Component<EpsilonSamplingConfig> EPSILON_SAMPLING =
      Component.of(
          EXPLORATION,
          "epsilon_sampling",
          EpsilonSamplingConfig.class,
          new EpsilonSamplingConfig(0.5, 0.05, 500_000),
          "A uniform action with probability epsilon, else one drawn from the policy.");

  public static final Component<GaussianNoiseConfig> GAUSSIAN_NOISE =
      Component.of(
          EXPLORATION,
          "gaussian_noise",
          GaussianNoiseConfig.class,
          new GaussianNoiseConfig(0.1, 10_000),
          "Normal noise on a deterministic action.");

  private ExplorationComponents() {}

  public static List<Component<?>> all() {
    return List.of(EPSILON_GREEDY, EPSILON_SAMPLING, GAUSSIAN_NOISE);
  }
}
