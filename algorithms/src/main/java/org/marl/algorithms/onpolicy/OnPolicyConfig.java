package org.marl.algorithms.onpolicy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.Inactive;
import org.marl.algorithms.critic.CriticConfig;
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

/** {@code learner = on_policy}: collect a batch, estimate advantages, update, forget the batch. */
public record OnPolicyConfig(
    @Doc("the rule by which policies change; a critic that it leaves out is fitted to the returns")
        Update update,
    @Of(ComponentKind.NETWORK) @Doc("layers of the policies") Choice policy,
    @Of(ComponentKind.CRITIC) @Doc("what values are made of") Choice critic,
    @Of(ComponentKind.SHARING) @Doc("which agents share weights") Choice sharing,
    @Of(ComponentKind.ESTIMATOR) @Doc("how advantages are estimated, and the discount factor")
        Choice advantage,
    @Doc("whether a value follows where a time limit cuts an episode; no: as if the game had ended")
        boolean bootstrapAtLimit,
    @Doc("whether advantages are scaled to mean 0 and deviation 1, per set of weights")
        boolean normaliseAdvantage,
    @Of(ComponentKind.ORDERING) @Doc("the order in which agents update") Choice ordering,
    @Bounds(atLeast = 1) @Doc("passes over the batch in one update") int epochs,
    @Bounds(atLeast = 1) @Doc("parts into which every pass cuts the batch") int minibatches,
    @Of(ComponentKind.OPTIMIZER) @Doc("how gradients become steps") Map<Network, Choice> optimizer,
    @Bounds(atLeast = 1) @Doc("copies of the environment that advance together") int environments,
    @Bounds(atLeast = 1) @Doc("steps that every copy takes between two updates") int rolloutLength,
    @Bounds(atLeast = 1) @Doc("steps of a training sequence, where networks are recurrent")
        int sequenceLength,
    @Doc("whether values are learned on a scale of mean 0 and deviation 1")
        boolean valueNormalisation,
    @Bounds(above = 0)
        @Doc("error above which the critic's loss is linear (Huber); left out: squares throughout")
        Optional<Double> huber,
    @Bounds(above = 0)
        @Doc("how far the critic's loss lets a value move from the old one; left out: any distance")
        Optional<Double> valueClip,
    @Doc("whether rewards are scaled to mean 0 and deviation 1 over the run so far")
        boolean standardiseRewards,
    @Doc("whether observations are scaled to mean 0 and deviation 1 over the run so far")
        boolean standardiseObservations,
    @Doc("whether agents see their own number, one-hot") boolean agentIds,
    @Doc("whether agents see their previous action") boolean previousAction,
    @Doc("whether steps of agents that are out of the game count in losses") Inactive inactive,
    @Bounds(above = 0) @Doc("standard deviation of continuous actions at the start")
        double initialDeviation,
    @Of(ComponentKind.EXPLORATION)
        @Doc("how agents explore beyond their policy; left out: they act as it says")
        Optional<Choice> exploration)
    implements LearnerConfig, Rules {

  @Override
  public Setting setting() {
    return Setting.ON_POLICY;
  }

  @Override
  public Set<Network> networks() {
    return EnumSet.of(Network.POLICY, Network.CRITIC);
  }

  /** The critic is fitted to the returns where the update says nothing of it. */
  @Override
  public Set<Network> untaught() {
    return EnumSet.of(Network.POLICY);
  }

  @Override
  public Set<Quantity> joint() {
    return critic.as(CriticConfig.class).isJoint()
        ? EnumSet.of(Quantity.VALUE, Quantity.ADVANTAGE, Quantity.RETURNS)
        : Set.of();
  }

  @Override
  public List<Violation> violations(Game game) {
    return OnPolicyRules.violations(this, game);
  }

  @Override
  public List<Violation> recordViolations(Node metric, Game game) {
    return RecordRules.violations(this, metric, game);
  }
}
