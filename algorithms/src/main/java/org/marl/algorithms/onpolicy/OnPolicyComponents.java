package org.marl.algorithms.onpolicy;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.Inactive;
import org.marl.algorithms.critic.CriticComponents;
import org.marl.algorithms.estimator.EstimatorComponents;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.algorithms.optimizer.AdamConfig;
import org.marl.algorithms.optimizer.Decay;
import org.marl.algorithms.optimizer.OptimizerComponents;
import org.marl.algorithms.sharing.SharingComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.plan.CorePlugin;

/** The on-policy learner. Its defaults are those of Yu et al. 2022 where they apply in general. */
public final class OnPolicyComponents {

  private static final Choice ADAM =
      OptimizerComponents.ADAM.with(
          new AdamConfig(5e-4, 0.9, 0.999, 1e-5, 0, Decay.NONE, Optional.of(10.0)));

  public static final Component<OnPolicyConfig> ON_POLICY =
      Component.of(
              ComponentKind.LEARNER,
              "on_policy",
              OnPolicyConfig.class,
              new OnPolicyConfig(
                  null,
                  NetworkComponents.MLP.byDefault(),
                  CriticComponents.DECENTRALISED.byDefault(),
                  SharingComponents.NONE.byDefault(),
                  EstimatorComponents.GAE.byDefault(),
                  true,
                  true,
                  CorePlugin.SIMULTANEOUS.byDefault(),
                  15,
                  1,
                  OptimizerComponents.everywhere(ADAM),
                  8,
                  200,
                  10,
                  false,
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  false,
                  false,
                  false,
                  Inactive.SKIP,
                  1,
                  Optional.empty()),
              "Actor-critic that learns from the experience of its current policies.")
          .wiredBy(OnPolicyModule::new);

  private OnPolicyComponents() {}

  public static List<Component<?>> all() {
    return List.of(ON_POLICY);
  }
}
