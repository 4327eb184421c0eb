package org.marl.environments.differential;

import java.util.List;
import java.util.OptionalInt;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/**
 * {@code differential_game(…)}: both agents earn max(-0.8 (((u + 5) / 3)² + ((v + 5) / 3)²), 10 -
 * (u - 5)² - (v - 5)²); the wide local maximum is 0 at (-5, -5), the narrow global one 10 at (5,
 * 5).
 */
public record DifferentialConfig(
    @Bounds(above = 0) @Doc("actions lie between minus this and this") double range)
    implements EnvironmentConfig {

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", 2);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(2, List.of());
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(1);
  }

  /** The environment. */
  public EnvironmentFactory factory() {
    return new DifferentialFactory(this);
  }
}
