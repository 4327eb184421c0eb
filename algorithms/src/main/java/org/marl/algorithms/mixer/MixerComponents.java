package org.marl.algorithms.mixer;

import static org.marl.core.catalog.ComponentKind.CENTRAL;
import static org.marl.core.catalog.ComponentKind.MIXER;

import java.util.List;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.core.catalog.Component;

/** The mixers and central values. */
public final class MixerComponents {

  public static final Component<AdditiveConfig> ADDITIVE =
      Component.of(
          MIXER,
          "additive",
          AdditiveConfig.class,
          new AdditiveConfig(),
          "The sum of the agents' values (VDN).");

  public static final Component<MonotonicConfig> MONOTONIC =
      Component.of(
          MIXER,
          "monotonic",
          MonotonicConfig.class,
          new MonotonicConfig(32, 2, 64),
          "A network of the state that grows with every agent's value (QMIX).");

  public static final Component<DuplexConfig> DUPLEX =
      Component.of(
          MIXER,
          "duplex",
          DuplexConfig.class,
          new DuplexConfig(10, 3, 64, 64, true, true, true),
          "Values, and advantages weighted by attention to the joint action (QPLEX).");

  public static final Component<LinearConfig> LINEAR =
      Component.of(
          MIXER,
          "linear",
          LinearConfig.class,
          new LinearConfig(32, true, true),
          "Coefficients of the state times the agents' values (DOP).");

  public static final Component<FactoredConfig> FACTORED =
      Component.of(
          MIXER,
          "factored",
          FactoredConfig.class,
          new FactoredConfig(4, 32),
          "Soft values, and advantages weighted by attention to the joint action (FOP).");

  public static final Component<UnrestrictedConfig> UNRESTRICTED =
      Component.of(
          CENTRAL,
          "unrestricted",
          UnrestrictedConfig.class,
          new UnrestrictedConfig(NetworkComponents.GRU.byDefault(), List.of(256, 256, 256)),
          "A joint action value without the limits of a mixer (weighted QMIX).");

  private MixerComponents() {}

  public static List<Component<?>> all() {
    return List.of(ADDITIVE, MONOTONIC, DUPLEX, LINEAR, FACTORED, UNRESTRICTED);
  }
}
