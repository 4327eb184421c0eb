package org.marl.examples.plugin;

import java.util.EnumSet;
import java.util.Set;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.expression.Network;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.LearnerConfig;

/** The parameters of the learner. */
public record BestReplyConfig(
    @Bounds(atLeast = 1) @Doc("agents that reply, one after another, in one iteration") int replies)
    implements LearnerConfig {

  @Override
  public Setting setting() {
    return Setting.EXACT;
  }

  @Override
  public Set<Network> networks() {
    return Set.of();
  }

  @Override
  public Set<Quantity> joint() {
    return EnumSet.of(Quantity.VALUE);
  }
}
