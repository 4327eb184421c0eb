package org.marl.algorithms.tabular;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;
import org.marl.core.catalog.Rules;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Network;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;

/** {@code learner = tabular}: every agent learns a table of its own actions' values. */
public record TabularConfig(
    @Doc(
            "which transitions values are about: those that happen (independent Q-learning), or the"
                + " best that the agent's own action has led to (I2Q)")
        Transitions transitions,
    @Bounds(above = 0, atMost = 1) @Doc("the learning rate of the first update of an entry")
        double lr,
    @Bounds(atLeast = 0, atMost = 1)
        @Doc("the n-th update of an entry has the rate lr / n^decay; 0: it is constant")
        double decay,
    @Doc("every value at the start; above the best return it makes agents try everything")
        double initial,
    @Of(ComponentKind.EXPLORATION) @Doc("how agents act while they learn") Choice exploration,
    @Bounds(atLeast = 1)
        @Doc("steps after which an episode is cut; values go on from the state it is cut in")
        long horizon)
    implements LearnerConfig, Rules {

  @Override
  public Setting setting() {
    return Setting.TABULAR;
  }

  @Override
  public Set<Network> networks() {
    return Set.of();
  }

  @Override
  public Optional<String> fixedStart() {
    return Optional.of(
        "`start` gives policies, but the tabular learner starts from its values, all `initial`");
  }

  @Override
  public List<Violation> violations(Game game) {
    return TabularRules.violations(this, game);
  }
}
