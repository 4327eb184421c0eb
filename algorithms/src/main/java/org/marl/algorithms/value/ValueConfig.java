package org.marl.algorithms.value;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.Inactive;
import org.marl.algorithms.estimator.GaeConfig;
import org.marl.algorithms.mixer.MixerConfig;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;
import org.marl.core.catalog.Rules;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Network;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Update;

/** {@code learner = value_based}: utilities of actions, greedy policies, replay, targets. */
public record ValueConfig(
    @Doc("the rule by which utilities and mixers change") Update update,
    @Of(ComponentKind.NETWORK) @Doc("layers of the utilities") Choice network,
    @Of(ComponentKind.MIXER)
        @Doc("makes the team's value from the agents' own; left out: independent learners")
        Optional<Choice> mixer,
    @Of(ComponentKind.CENTRAL)
        @Doc("a joint action value beside the mixer, q_star; left out: there is none")
        Optional<Choice> central,
    @Of(ComponentKind.SHARING) @Doc("which agents share weights") Choice sharing,
    @Of(ComponentKind.ESTIMATOR) @Doc("how the targets y are made, and the discount factor")
        Choice returns,
    @Doc("whether the live networks choose the action that target networks value (double Q)")
        boolean doubleQ,
    @Of(ComponentKind.EXPLORATION) @Doc("how agents act while they collect experience")
        Choice exploration,
    @Of(ComponentKind.REPLAY) @Doc("what is kept of experience, and how much a batch has")
        Choice replay,
    @Of(ComponentKind.TARGETS) @Doc("how target networks follow") Choice targets,
    @Of(ComponentKind.OPTIMIZER) @Doc("how gradients become steps") Map<Network, Choice> optimizer,
    @Bounds(atLeast = 1) @Doc("copies of the environment that advance together") int environments,
    @Bounds(atLeast = 1) @Doc("gradient steps after each episode of every copy") int updates,
    @Bounds(atLeast = 0) @Doc("environment steps before the first update") long warmUp,
    @Bounds(above = 0) @Doc("of the softmax of utilities that is called pi") double temperature,
    @Doc("whether rewards are scaled to mean 0 and deviation 1") boolean standardiseRewards,
    @Doc("whether agents see their own number, one-hot") boolean agentIds,
    @Doc("whether agents see their previous action") boolean previousAction,
    @Doc("whether steps of agents that are out of the game count in losses") Inactive inactive)
    implements LearnerConfig, Rules {

  @Override
  public Setting setting() {
    return Setting.VALUE;
  }

  @Override
  public Set<Network> networks() {
    Set<Network> networks = EnumSet.of(Network.Q);
    if (mixer.isPresent()) {
      networks.add(Network.MIXER);
    }
    if (central.isPresent()) {
      networks.add(Network.CENTRAL);
    }
    return networks;
  }

  @Override
  public Set<Network> untaught() {
    Set<Network> networks = networks();
    if (mixer.isPresent() && !mixer.get().as(MixerConfig.class).isTrained()) {
      networks.remove(Network.MIXER);
    }
    return networks;
  }

  @Override
  public Map<Quantity, String> withheld() {
    Map<Quantity, String> withheld = new EnumMap<>(Quantity.class);
    if (mixer.isEmpty()) {
      withheld.put(Quantity.Q_TOT, "needs a mixer");
    }
    if (central.isEmpty()) {
      withheld.put(Quantity.Q_STAR, "needs a central value");
    }
    return withheld;
  }

  /** Without a mixer every agent has a target of its own. */
  @Override
  public Set<Quantity> individual() {
    return mixer.isEmpty() && central.isEmpty() ? EnumSet.of(Quantity.Y) : Set.of();
  }

  @Override
  public List<Violation> violations(Game game) {
    return returns.config() instanceof GaeConfig
        ? List.of(
            new Violation(
                "returns",
                "`gae` estimates advantages, not action values",
                "use `n_step`, `td_lambda` or `ideal`"))
        : List.of();
  }
}
