package org.marl.examples.plugin;

import java.util.List;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.LibraryScript;
import org.marl.core.catalog.MarlPlugin;

/**
 * Adds two operations that the language cannot say, because one sorts and the other sums step by
 * step, and the update rules that use them.
 */
public final class RiskPlugin implements MarlPlugin {

  @Override
  public String name() {
    return "risk";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(
            ComponentKind.OPERATION,
            "risk.worst",
            WorstConfig.class,
            new WorstConfig(null, 0.25),
            "The mean of the smallest samples, every agent for itself."),
        Component.of(
            ComponentKind.OPERATION,
            "risk.earth_mover",
            EarthMoverConfig.class,
            new EarthMoverConfig(null, null),
            "The distance between policies whose actions are ordered."));
  }

  @Override
  public List<LibraryScript> library() {
    return List.of(
        new LibraryScript(
            "risk.marl",
            """
            /// Improves the worst of the samples, not their mean (conditional value at risk).
            update cautious(share: probability = 0.25) {
              maximize risk.worst(ratio * advantage, share = share)
            }

            /// Small steps between neighbouring actions cost less than large ones.
            update near(weight: positive = 1) {
              maximize mean(ratio * advantage - weight * risk.earth_mover(pi, pi_old))
            }

            algorithm cautious_ppo(share: probability = 0.25) extends tvpo {
              update = cautious(share = share)
            }
            """));
  }
}
