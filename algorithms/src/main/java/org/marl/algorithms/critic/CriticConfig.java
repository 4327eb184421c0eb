package org.marl.algorithms.critic;

/** What every critic's configuration tells. */
public sealed interface CriticConfig permits DecentralisedConfig, CentralisedConfig, MixedConfig {

  /** Is there one value for the team, rather than one per agent? */
  boolean isJoint();
}
