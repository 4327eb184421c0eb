package org.marl.algorithms.offpolicy;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.Inactive;
import org.marl.algorithms.estimator.EstimatorComponents;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.algorithms.network.Activation;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.MlpConfig;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.algorithms.optimizer.AdamConfig;
import org.marl.algorithms.optimizer.Decay;
import org.marl.algorithms.optimizer.OptimizerComponents;
import org.marl.algorithms.replay.ReplayComponents;
import org.marl.algorithms.sharing.SharingComponents;
import org.marl.algorithms.target.TargetComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;

/** The off-policy actor-critic learner. */
public final class OffPolicyComponents {

  private static final Choice LAYERS =
      NetworkComponents.MLP.with(
          new MlpConfig(List.of(256, 256), Activation.RELU, false, Initialisation.UNIFORM, 1));

  private static final Choice ADAM =
      OptimizerComponents.ADAM.with(
          new AdamConfig(1e-3, 0.9, 0.999, 1e-8, 0, Decay.NONE, Optional.empty()));

  public static final Component<OffPolicyConfig> OFF_POLICY =
      Component.of(
          ComponentKind.LEARNER,
          "off_policy",
          OffPolicyConfig.class,
          new OffPolicyConfig(
              null,
              LAYERS,
              OffPolicyConfig.Acting.STOCHASTIC,
              LAYERS,
              OffPolicyConfig.View.OBSERVATION,
              1,
              Optional.empty(),
              SharingComponents.NONE.byDefault(),
              EstimatorComponents.N_STEP.byDefault(),
              Optional.empty(),
              ExplorationComponents.EPSILON_SAMPLING.byDefault(),
              ReplayComponents.TRANSITIONS.byDefault(),
              TargetComponents.SOFT.byDefault(),
              OptimizerComponents.everywhere(ADAM),
              1,
              1,
              1,
              10_000,
              false,
              false,
              false,
              Inactive.KEEP),
          "Learns policies and action values from replayed experience.");

  private OffPolicyComponents() {}

  public static List<Component<?>> all() {
    return List.of(OFF_POLICY);
  }
}
