package org.marl.algorithms;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.critic.CriticComponents;
import org.marl.algorithms.estimator.EstimatorComponents;
import org.marl.algorithms.exact.ExactComponents;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.algorithms.feature.FeatureComponents;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.algorithms.offpolicy.OffPolicyComponents;
import org.marl.algorithms.onpolicy.OnPolicyComponents;
import org.marl.algorithms.optimizer.OptimizerComponents;
import org.marl.algorithms.pessimistic.PessimisticComponents;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.algorithms.replay.ReplayComponents;
import org.marl.algorithms.sharing.SharingComponents;
import org.marl.algorithms.tabular.TabularComponents;
import org.marl.algorithms.target.TargetComponents;
import org.marl.algorithms.value.ValueComponents;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.LibraryScript;
import org.marl.core.catalog.MarlPlugin;

/** Learners, the components that they are made of, and the library written in the language. */
public final class AlgorithmsPlugin implements MarlPlugin {

  private static final List<String> SCRIPTS =
      List.of(
          "library/divergences.marl",
          "library/regularisers.marl",
          "library/updates.marl",
          "library/exact.marl",
          "library/tabular.marl",
          "library/statements.marl",
          "library/on_policy.marl",
          "library/value_based.marl",
          "library/off_policy.marl");

  @Override
  public String name() {
    return "marl-algorithms";
  }

  @Override
  public List<Component<?>> components() {
    List<Component<?>> components = new ArrayList<>();
    components.addAll(ExactComponents.all());
    components.addAll(TabularComponents.all());
    components.addAll(OnPolicyComponents.all());
    components.addAll(ValueComponents.all());
    components.addAll(OffPolicyComponents.all());
    components.addAll(PolicyComponents.all());
    components.addAll(FeatureComponents.all());
    components.addAll(PessimisticComponents.all());
    components.addAll(NetworkComponents.all());
    components.addAll(CriticComponents.all());
    components.addAll(SharingComponents.all());
    components.addAll(EstimatorComponents.all());
    components.addAll(OptimizerComponents.all());
    components.addAll(ExplorationComponents.all());
    components.addAll(ReplayComponents.all());
    components.addAll(TargetComponents.all());
    components.addAll(MixerComponents.all());
    return components;
  }

  @Override
  public List<LibraryScript> library() {
    return SCRIPTS.stream()
        .map(script -> LibraryScript.resource(AlgorithmsPlugin.class, script))
        .toList();
  }
}
