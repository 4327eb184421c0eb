package org.marl.algorithms.critic;

import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/** {@code centralised(…)}: one critic for the team, which sees what no agent sees alone. */
public record CentralisedConfig(
    @Of(ComponentKind.NETWORK) @Doc("the layers of the critic") Choice network,
    @Doc("what it sees: the game's state, all observations in a row, or both") View input)
    implements CriticConfig {

  /** What a centralised critic sees. */
  public enum View {
    STATE,
    OBSERVATIONS,
    BOTH
  }

  @Override
  public boolean isJoint() {
    return true;
  }
}
