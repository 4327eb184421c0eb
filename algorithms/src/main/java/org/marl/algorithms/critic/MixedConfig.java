package org.marl.algorithms.critic;

import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/** {@code mixed(…)}: every agent values its own observation; a mixer makes one team value of it. */
public record MixedConfig(
    @Of(ComponentKind.NETWORK) @Doc("the layers of every agent's critic") Choice network,
    @Of(ComponentKind.MIXER) @Doc("makes the team value from the agents' values") Choice mixer)
    implements CriticConfig {

  @Override
  public boolean isJoint() {
    return true;
  }
}
