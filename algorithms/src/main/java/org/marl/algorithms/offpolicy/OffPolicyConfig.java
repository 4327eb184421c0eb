package org.marl.algorithms.offpolicy;

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
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Update;

/** {@code learner = off_policy}: policies and action values from replayed experience. */
public record OffPolicyConfig(
    @Doc("the rule by which policies and action values change") Update update,
    @Of(ComponentKind.NETWORK) @Doc("layers of the policies") Choice policy,
    @Doc("whether policies draw actions or give one action (mu)") Acting acting,
    @Of(ComponentKind.NETWORK) @Doc("layers of the action values") Choice network,
    @Doc("what action values see beside the agent's own observation") View view,
    @Bounds(atLeast = 1, atMost = 2)
        @Doc("action values per agent; with two, the smaller one makes targets")
        int twins,
    @Of(ComponentKind.MIXER)
        @Doc("makes the team's value from the agents' own; left out: independent learners")
        Optional<Choice> mixer,
    @Of(ComponentKind.SHARING) @Doc("which agents share weights") Choice sharing,
    @Of(ComponentKind.ESTIMATOR) @Doc("how the targets y are made, and the discount factor")
        Choice returns,
    @Doc("weight of the policies' entropy in the targets; left out: 0, targets are not soft")
        Optional<Node> temperature,
    @Of(ComponentKind.EXPLORATION) @Doc("how agents act while they collect experience")
        Choice exploration,
    @Of(ComponentKind.REPLAY) @Doc("what is kept of experience, and how much a batch has")
        Choice replay,
    @Of(ComponentKind.TARGETS) @Doc("how target networks follow") Choice targets,
    @Of(ComponentKind.OPTIMIZER) @Doc("how gradients become steps") Map<Network, Choice> optimizer,
    @Bounds(atLeast = 1) @Doc("copies of the environment that advance together") int environments,
    @Bounds(atLeast = 1) @Doc("environment steps of every copy between two rounds of updates")
        int collect,
    @Bounds(atLeast = 1) @Doc("gradient steps of one round") int updates,
    @Bounds(atLeast = 0) @Doc("environment steps before the first update") long warmUp,
    @Doc("whether observations are scaled to mean 0 and deviation 1")
        boolean standardiseObservations,
    @Doc("whether agents see their own number, one-hot") boolean agentIds,
    @Doc("whether agents see their previous action") boolean previousAction,
    @Doc("whether steps of agents that are out of the game count in losses") Inactive inactive)
    implements LearnerConfig, Rules {

  private static final List<Quantity> STOCHASTIC =
      List.of(Quantity.PI, Quantity.LOG_PI, Quantity.PROB, Quantity.LOG_PROB, Quantity.ENTROPY);

  /** What a policy gives. */
  public enum Acting {
    STOCHASTIC,
    DETERMINISTIC
  }

  /** What action values see. */
  public enum View {
    OBSERVATION,
    STATE
  }

  @Override
  public Setting setting() {
    return Setting.OFF_POLICY;
  }

  @Override
  public Set<Network> networks() {
    Set<Network> networks = EnumSet.of(Network.POLICY, Network.Q);
    if (mixer.isPresent()) {
      networks.add(Network.MIXER);
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
    if (acting == Acting.STOCHASTIC) {
      withheld.put(Quantity.MU, "needs `acting = deterministic`");
      withheld.put(Quantity.Q_MU, "needs `acting = deterministic`");
    } else {
      for (Quantity quantity : STOCHASTIC) {
        withheld.put(quantity, "needs `acting = stochastic`");
      }
    }
    return withheld;
  }

  /** Without a mixer every agent has a target of its own. */
  @Override
  public Set<Quantity> individual() {
    return mixer.isEmpty() ? EnumSet.of(Quantity.Y) : Set.of();
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
