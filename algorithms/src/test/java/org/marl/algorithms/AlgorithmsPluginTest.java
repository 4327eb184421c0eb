package org.marl.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.critic.CriticComponents;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.onpolicy.OnPolicyComponents;
import org.marl.algorithms.onpolicy.OnPolicyConfig;
import org.marl.algorithms.sharing.SharingComponents;
import org.marl.algorithms.value.ValueComponents;
import org.marl.algorithms.value.ValueConfig;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ConfigBuilder;
import org.marl.core.catalog.PluginContract;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Network;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

class AlgorithmsPluginTest {
  private static final Update UPDATE = new Update("nothing", List.of());

  private static final MatrixGame GAME =
      new MatrixGame(
          "game",
          List.of("a", "b"),
          List.of(List.of("x", "y"), List.of("x", "y")),
          new double[4],
          Optional.empty());

  @Test
  void keepsToTheContractOfPlugins() {
    assertThat(PluginContract.defects(new AlgorithmsPlugin())).isEmpty();
  }

  @Test
  void withoutAMixerThereIsNoTeamValueAndEveryAgentHasItsTarget() {
    ValueConfig independent =
        ConfigBuilder.build(ValueComponents.VALUE_BASED, Map.of("update", UPDATE));
    assertThat(independent.withheld()).containsEntry(Quantity.Q_TOT, "needs a mixer");
    assertThat(independent.individual()).containsExactly(Quantity.Y);
    assertThat(independent.networks()).containsExactly(Network.Q);
  }

  @Test
  void aMixerSuppliesTheTeamValueAndIsTrainedIfItHasWeights() {
    assertThat(mixedBy(MixerComponents.MONOTONIC).untaught())
        .containsExactly(Network.Q, Network.MIXER);
    ValueConfig additive = mixedBy(MixerComponents.ADDITIVE);
    assertThat(additive.networks()).containsExactly(Network.Q, Network.MIXER);
    assertThat(additive.untaught()).containsExactly(Network.Q);
    assertThat(additive.withheld()).containsOnlyKeys(Quantity.Q_STAR);
    assertThat(additive.individual()).isEmpty();
  }

  @Test
  void aCentralisedCriticHasOneValueForAllAgents() {
    assertThat(onPolicy(Map.of()).joint()).isEmpty();
    assertThat(onPolicy(Map.of("critic", CriticComponents.CENTRALISED.byDefault())).joint())
        .contains(Quantity.VALUE, Quantity.ADVANTAGE);
  }

  @Test
  void agentsThatShareWeightsCannotTakeTurns() {
    Choice shuffled =
        new CorePlugin()
            .components().stream()
                .filter(component -> component.name().equals("shuffled"))
                .map(Component::byDefault)
                .findFirst()
                .orElseThrow();
    assertThat(shuffled.config()).isInstanceOf(Ordering.Shuffled.class);
    assertThat(onPolicy(Map.of("ordering", shuffled)).violations(GAME)).isEmpty();
    assertThat(
            onPolicy(Map.of("ordering", shuffled, "sharing", SharingComponents.ALL.byDefault()))
                .violations(GAME))
        .extracting(Violation::key)
        .containsExactly("ordering");
  }

  private static ValueConfig mixedBy(Component<?> mixer) {
    return ConfigBuilder.build(
        ValueComponents.VALUE_BASED, Map.of("update", UPDATE, "mixer", mixer.byDefault()));
  }

  private static OnPolicyConfig onPolicy(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("update", UPDATE);
    return ConfigBuilder.build(OnPolicyComponents.ON_POLICY, all);
  }
}
