package org.marl.algorithms.network;

import static org.marl.core.catalog.ComponentKind.NETWORK;

import java.util.List;
import org.marl.core.catalog.Component;

/** The networks. */
public final class NetworkComponents {

  public static final Component<MlpConfig> MLP =
      Component.of(
          NETWORK,
          "mlp",
          MlpConfig.class,
          new MlpConfig(List.of(64, 64), Activation.RELU, false, Initialisation.ORTHOGONAL, 0.01),
          "Fully connected layers.");

  public static final Component<GruConfig> GRU =
      Component.of(
          NETWORK,
          "gru",
          GruConfig.class,
          new GruConfig(64, List.of(64), Activation.RELU, false, Initialisation.UNIFORM, 1),
          "Fully connected layers, then a gated recurrent unit over the steps of an episode.");

  private NetworkComponents() {}

  public static List<Component<?>> all() {
    return List.of(MLP, GRU);
  }
}
