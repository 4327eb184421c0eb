package org.marl.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.expression.Network;

/** A plug-in with one component for every type of parameter that Java can be asked for. */
record FakePlugin(String name, List<Component<?>> components) implements MarlPlugin {

  enum Activation {
    RELU,
    LEAKY_RELU
  }

  record LayersConfig(@Bounds(atLeast = 1) @Doc("units per layer") List<Integer> hidden) {}

  record StepConfig(@Bounds(above = 0) @Doc("the learning rate") double lr) {}

  record EverythingConfig(
      @Doc("must be set") Double rate,
      @FormerName("horizon") @Bounds(atLeast = 1) @Doc("steps") long rolloutLength,
      @Bounds(atLeast = 0, below = 1) @Doc("a discount") double gamma,
      @Doc("on or off") boolean doubleQ,
      @Doc("a word") Activation activation,
      @Doc("may be left out") Optional<Double> clipNorm,
      @Of(ComponentKind.NETWORK) @Doc("a part") Choice network,
      @Of(ComponentKind.OPTIMIZER) @Doc("a part per network") Map<Network, Choice> optimizer) {}

  static final Component<LayersConfig> LAYERS =
      Component.of(
          ComponentKind.NETWORK,
          "layers",
          LayersConfig.class,
          new LayersConfig(List.of(64)),
          "Layers.");

  static final Component<StepConfig> STEP =
      Component.of(
          ComponentKind.OPTIMIZER, "descent", StepConfig.class, new StepConfig(0.1), "Descent.");

  static final Component<EverythingConfig> EVERYTHING =
      Component.of(
          ComponentKind.MIXER,
          "everything",
          EverythingConfig.class,
          new EverythingConfig(
              null,
              128,
              0.99,
              true,
              Activation.RELU,
              Optional.empty(),
              LAYERS.with(new LayersConfig(List.of(64))),
              Map.of(Network.POLICY, STEP.with(new StepConfig(0.5)))),
          "One parameter of every type.");

  FakePlugin(String name, Component<?>... components) {
    this(name, List.of(components));
  }
}
