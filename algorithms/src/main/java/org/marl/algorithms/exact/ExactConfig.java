package org.marl.algorithms.exact;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.exact.GradientConfig.Advantage;
import org.marl.algorithms.policy.LogLinearConfig;
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

/** {@code learner = exact}: policy iteration on a game whose model is known. */
public record ExactConfig(
    @Doc("what every agent maximises in each iteration") Update update,
    @Of(ComponentKind.ORDERING) @Doc("the order in which agents update") Choice ordering,
    @Of(ComponentKind.STEP) @Doc("how an agent takes its step") Choice step,
    @Of(ComponentKind.POLICY)
        @Doc("how policies are parameterised; left out: a table of independent probabilities")
        Optional<Choice> policy,
    @Doc(
            "whether Q is the value of taking an action once, as in the Bellman equations, or at"
                + " every visit to the state")
        Deviation deviation,
    @Of(ComponentKind.EVALUATION)
        @Doc("where steps get Q from; left out: from the model, without error")
        Optional<Choice> evaluation)
    implements LearnerConfig, Rules {

  /** Steps get Q from the model. */
  public ExactConfig(
      Update update, Choice ordering, Choice step, Optional<Choice> policy, Deviation deviation) {
    this(update, ordering, step, policy, deviation, Optional.empty());
  }

  /** How often an agent takes the action that Q is about. */
  public enum Deviation {
    /** Once; the policy goes on afterwards. */
    ONCE,
    /** Whenever the state is visited: the value that the code of paper 4's ratio game climbs. */
    ALWAYS
  }

  @Override
  public Setting setting() {
    return Setting.EXACT;
  }

  @Override
  public Set<Network> networks() {
    return EnumSet.of(Network.POLICY);
  }

  /** The value of the joint policy is every agent's, and the advantage may be the team's. */
  @Override
  public Set<Quantity> joint() {
    return step.config() instanceof GradientConfig gradient
            && gradient.advantage() == Advantage.JOINT
        ? EnumSet.of(Quantity.VALUE, Quantity.ADVANTAGE)
        : EnumSet.of(Quantity.VALUE);
  }

  /** What only an evaluation from samples can tell. */
  @Override
  public Map<Quantity, String> withheld() {
    if (evaluation.isPresent()) {
      return Map.of();
    }
    String missing = "needs values from samples, as with `evaluation = pessimistic(…)`";
    return Map.of(
        Quantity.ESTIMATED_RETURN, missing,
        Quantity.BELLMAN_ERROR, missing,
        Quantity.AVERAGE_RETURN, missing);
  }

  boolean isLogLinear() {
    return policy.filter(choice -> choice.config() instanceof LogLinearConfig).isPresent();
  }

  @Override
  public Optional<String> fixedStart() {
    return isLogLinear()
        ? Optional.of("log-linear policies start at theta = 0, where they are uniform")
        : Optional.empty();
  }

  @Override
  public List<Violation> violations(Game game) {
    return ExactRules.violations(this, game);
  }
}
