package org.marl.algorithms.exploration;

import static org.marl.core.catalog.ComponentKind.EXPLORATION;

import com.google.inject.util.Modules;
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
              "A uniform action with probability epsilon, else the greedy one.")
          .wiredBy(config -> new ExplorationModule(new EpsilonGreedy(config)));

  public static final Component<BoltzmannConfig> BOLTZMANN =
      Component.of(
              EXPLORATION,
              "boltzmann",
              BoltzmannConfig.class,
              new BoltzmannConfig(1, 0.05, 50_000),
              "Actions with probabilities proportional to exp(Q / temperature).")
          .wiredBy(config -> new ExplorationModule(new Boltzmann(config)));

  public static final Component<EpsilonSamplingConfig> EPSILON_SAMPLING =
      Component.of(
              EXPLORATION,
              "epsilon_sampling",
              EpsilonSamplingConfig.class,
              new EpsilonSamplingConfig(0.5, 0.05, 500_000),
              "A uniform action with probability epsilon, else one drawn from the policy.")
          // The on-policy learner mixes it into its programs.
          .wiredBy(config -> Modules.EMPTY_MODULE);

  public static final Component<GaussianNoiseConfig> GAUSSIAN_NOISE =
      Component.of(
          EXPLORATION,
          "gaussian_noise",
          GaussianNoiseConfig.class,
          new GaussianNoiseConfig(0.1, 10_000),
          "Normal noise on a deterministic action.");

  private ExplorationComponents() {}

  public static List<Component<?>> all() {
    return List.of(EPSILON_GREEDY, BOLTZMANN, EPSILON_SAMPLING, GAUSSIAN_NOISE);
  }
}
