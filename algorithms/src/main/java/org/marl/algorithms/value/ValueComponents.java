package org.marl.algorithms.value;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.Inactive;
import org.marl.algorithms.estimator.EstimatorComponents;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.algorithms.optimizer.Decay;
import org.marl.algorithms.optimizer.OptimizerComponents;
import org.marl.algorithms.optimizer.RmsPropConfig;
import org.marl.algorithms.replay.ReplayComponents;
import org.marl.algorithms.sharing.SharingComponents;
import org.marl.algorithms.target.TargetComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;

/** The value-based learner. Its defaults are those of PyMARL (Samvelyan et al. 2019). */
public final class ValueComponents {

  private static final Choice RMSPROP =
      OptimizerComponents.RMSPROP.with(
          new RmsPropConfig(5e-4, 0.99, 1e-5, 0, 0, false, Decay.NONE, Optional.of(10.0)));

  public static final Component<ValueConfig> VALUE_BASED =
      Component.of(
          ComponentKind.LEARNER,
          "value_based",
          ValueConfig.class,
          new ValueConfig(
              null,
              NetworkComponents.GRU.byDefault(),
              Optional.empty(),
              Optional.empty(),
              SharingComponents.ALL.byDefault(),
              EstimatorComponents.N_STEP.byDefault(),
              true,
              ExplorationComponents.EPSILON_GREEDY.byDefault(),
              ReplayComponents.EPISODES.byDefault(),
              TargetComponents.HARD.byDefault(),
              OptimizerComponents.everywhere(RMSPROP),
              1,
              1,
              0,
              1,
              false,
              true,
              true,
              Inactive.KEEP),
          "Learns utilities of actions from replayed experience; policies are greedy in them.");

  private ValueComponents() {}

  public static List<Component<?>> all() {
    return List.of(VALUE_BASED);
  }
}
