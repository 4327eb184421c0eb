package org.marl.algorithms.optimizer;

import static org.marl.core.catalog.ComponentKind.OPTIMIZER;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.expression.Network;

/** The optimizers, with PyTorch's defaults. */
public final class OptimizerComponents {

  public static final Component<AdamConfig> ADAM =
      Component.of(
          OPTIMIZER,
          "adam",
          AdamConfig.class,
          new AdamConfig(1e-3, 0.9, 0.999, 1e-8, 0, Decay.NONE, Optional.empty()),
          "Adam (Kingma and Ba 2015).");

  public static final Component<AdamWConfig> ADAMW =
      Component.of(
          OPTIMIZER,
          "adamw",
          AdamWConfig.class,
          new AdamWConfig(1e-3, 0.9, 0.999, 1e-8, 0.01, Decay.NONE, Optional.empty()),
          "Adam with decoupled weight decay (Loshchilov and Hutter 2019).");

  public static final Component<RmsPropConfig> RMSPROP =
      Component.of(
          OPTIMIZER,
          "rmsprop",
          RmsPropConfig.class,
          new RmsPropConfig(1e-2, 0.99, 1e-8, 0, 0, false, Decay.NONE, Optional.empty()),
          "Gradients over the root of their running mean square (Tieleman and Hinton 2012).");

  public static final Component<SgdConfig> SGD =
      Component.of(
          OPTIMIZER,
          "sgd",
          SgdConfig.class,
          new SgdConfig(1e-3, 0, 0, false, Decay.NONE, Optional.empty()),
          "Stochastic gradient descent.");

  private OptimizerComponents() {}

  public static List<Component<?>> all() {
    return List.of(ADAM, ADAMW, RMSPROP, SGD);
  }

  /** The optimizer for every network. */
  public static Map<Network, Choice> everywhere(Choice optimizer) {
    Map<Network, Choice> map = new EnumMap<>(Network.class);
    for (Network network : Network.values()) {
      map.put(network, optimizer);
    }
    return map;
  }
}
