package org.marl.algorithms.critic;

import static org.marl.core.catalog.ComponentKind.CRITIC;

import java.util.List;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.network.Activation;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.MlpConfig;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;

/** The critics. */
public final class CriticComponents {

  /** Values are not squashed, so their output layer starts at full scale. */
  private static final Choice LAYERS =
      NetworkComponents.MLP.with(
          new MlpConfig(List.of(64, 64), Activation.RELU, false, Initialisation.ORTHOGONAL, 1));

  public static final Component<DecentralisedConfig> DECENTRALISED =
      Component.of(
          CRITIC,
          "decentralised",
          DecentralisedConfig.class,
          new DecentralisedConfig(LAYERS),
          "Every agent has a value of its own observation.");

  public static final Component<CentralisedConfig> CENTRALISED =
      Component.of(
          CRITIC,
          "centralised",
          CentralisedConfig.class,
          new CentralisedConfig(LAYERS, CentralisedConfig.View.STATE),
          "One value for the team, from the state or from all observations (MAPPO).");

  public static final Component<MixedConfig> MIXED =
      Component.of(
          CRITIC,
          "mixed",
          MixedConfig.class,
          new MixedConfig(LAYERS, MixerComponents.ADDITIVE.byDefault()),
          "One value for the team, mixed from the agents' own values (VDAC).");

  private CriticComponents() {}

  public static List<Component<?>> all() {
    return List.of(DECENTRALISED, CENTRALISED, MIXED);
  }
}
