package org.marl.examples.gradients;

import java.util.List;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.environment.EnvironmentModule;

/** Adds the environment {@code test.noise}. */
final class NoisePlugin implements MarlPlugin {

  @Override
  public String name() {
    return "test";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(
                ComponentKind.ENVIRONMENT,
                "test.noise",
                NoiseConfig.class,
                new NoiseConfig(RandomUpdate.AGENTS),
                "Random numbers.")
            .wiredBy(config -> new EnvironmentModule(() -> config)));
  }
}
