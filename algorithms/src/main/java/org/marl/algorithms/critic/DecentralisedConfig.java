package org.marl.algorithms.critic;

import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/** {@code decentralised(…)}: every agent values its own observation. */
public record DecentralisedConfig(
    @Of(ComponentKind.NETWORK) @Doc("the layers of every agent's critic") Choice network)
    implements CriticConfig {

  @Override
  public boolean isJoint() {
    return false;
  }
}
