package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.environment.ActionSpace;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Update;

/**
 * What the programs of a run are written from: everything that is known before the run.
 *
 * @param config of the learner
 * @param inputs what networks see
 * @param actions what agents can do
 * @param masksActions can actions be unavailable?
 * @param losesAgents can agents be out of the game, and do their steps then not count?
 * @param teamReward do all agents receive the same reward?
 * @param policy the policies
 * @param critic the critics
 * @param objectives of the update, reduced to one number, or one per agent
 * @param coefficients of the update that change between updates, each once
 * @param learned those that are trained; empty if there are none
 * @param turns sizes of the groups that update one after another; one of N if all update together
 * @param metrics what is recorded beside the return
 */
record Learning(
    OnPolicyConfig config,
    NetworkInputs inputs,
    ActionSpace actions,
    boolean masksActions,
    boolean losesAgents,
    boolean teamReward,
    Role policy,
    Role critic,
    List<Update.Objective> objectives,
    List<Node> coefficients,
    Optional<LearnedCoefficients> learned,
    List<Integer> turns,
    List<Metric> metrics) {

  Learning {
    objectives = List.copyOf(objectives);
    coefficients = List.copyOf(coefficients);
    turns = List.copyOf(turns);
    metrics = List.copyOf(metrics);
  }

  Sizes sizes() {
    return inputs.sizes();
  }

  /** What updates train. */
  Set<Network> networks() {
    Set<Network> networks = EnumSet.of(Network.POLICY, Network.CRITIC);
    if (learned.isPresent()) {
      networks.add(Network.COEFFICIENT);
    }
    return networks;
  }

  /** The weights of a network; it has an optimiser, one rate, and all parts one after another. */
  List<Trained> parts(Network network) {
    return switch (network) {
      case POLICY -> policy.parts();
      case CRITIC -> critic.parts();
      case COEFFICIENT -> List.of(learned.orElseThrow());
      case Q, MIXER, CENTRAL, MODEL -> throw new AssertionError(network);
    };
  }

  /** The space of actions that are vectors; empty: they are numbered. */
  Optional<ActionSpace.Continuous> vectors() {
    return actions instanceof ActionSpace.Continuous space ? Optional.of(space) : Optional.empty();
  }

  boolean simultaneous() {
    return turns.size() == 1;
  }

  /** Does no statement train the critic, so that it is fitted to the returns? */
  boolean fitsCritic() {
    return objectives.stream().noneMatch(o -> o.over().contains(Network.CRITIC));
  }

  /** Does every statement depend on just the networks that it trains, and train just one? */
  boolean networksAreApart() {
    return objectives.stream()
        .allMatch(
            o -> o.over().size() == 1 && o.over().containsAll(o.expression().type().trains()));
  }

  /** Is the critic fitted to the returns, and does no policy's statement ask for its new values? */
  boolean criticIsAlone() {
    return fitsCritic()
        && networksAreApart()
        && objectives.stream().noneMatch(o -> asksForNewValues(o.expression()));
  }

  private static boolean asksForNewValues(Node expression) {
    return Traversal.contains(
        expression, node -> node.op().equals(new Op.Input(Quantity.VALUE, Copy.LIVE)));
  }

  /** Is the network trained by one objective of the team, so that it has one gradient norm? */
  boolean isJoint(Network network) {
    boolean fitted = network == Network.CRITIC && fitsCritic() && critic.team();
    return fitted
        || objectives.stream()
            .anyMatch(o -> o.over().contains(network) && !o.expression().type().has(Axis.AGENTS));
  }

  /** The expressions of the statements that train some of the networks. */
  List<Node> trainedExpressions(Set<Network> networks) {
    return objectives.stream()
        .filter(o -> o.over().stream().anyMatch(networks::contains))
        .map(Update.Objective::expression)
        .toList();
  }

  /** The measures of adaptive coefficients, taken after the update. */
  List<Node> measured() {
    return coefficients.stream().flatMap(node -> node.arguments().stream()).toList();
  }

  /** What is recorded beside the return, samples averaged out. */
  List<Node> recorded() {
    return metrics.stream().map(Metric::expression).toList();
  }

  /** Where the agents of every turn begin in the order. */
  List<Integer> turnStarts() {
    List<Integer> starts = new ArrayList<>();
    int start = 0;
    for (int length : turns) {
      starts.add(start);
      start += length;
    }
    return starts;
  }

  /** How many things are shuffled into minibatches: sequences of recurrent networks, or samples. */
  int shuffled() {
    boolean recurrent = policy.isRecurrent() || critic.isRecurrent();
    return recurrent ? sizes().samples() / config.sequenceLength() : sizes().samples();
  }

  /** The number of entries of a metric: one for every agent, action and epoch that it has. */
  int entries(Node metric) {
    return (metric.type().has(Axis.AGENTS) ? sizes().agents() : 1)
        * (metric.type().has(Axis.ACTIONS) ? sizes().actions() : 1)
        * (metric.type().has(Axis.EPOCHS) ? config.epochs() : 1);
  }
}
