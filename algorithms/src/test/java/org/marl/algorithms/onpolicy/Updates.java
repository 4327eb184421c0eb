package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Update;

/** Update rules of the library, built without a script. */
final class Updates {
  /** What a critic of the team gives. */
  private static final Map<Quantity, Set<Axis>> JOINT =
      Map.of(
          Quantity.ADVANTAGE, Set.of(Axis.SAMPLES),
          Quantity.RETURNS, Set.of(Axis.SAMPLES),
          Quantity.VALUE, Set.of(Axis.SAMPLES));

  private final Graph graph;
  private final Node ratio;
  private final Node advantage;

  private Updates(boolean joint) {
    graph = new Graph(Setting.ON_POLICY, joint ? JOINT : Map.of());
    ratio = graph.input(Quantity.RATIO);
    advantage = graph.input(Quantity.ADVANTAGE);
  }

  /** {@code ppo}: clipped ratios with an entropy bonus. */
  static Update clipped(double clip, double entropy) {
    Updates u = new Updates(false);
    return u.update("ppo", u.mean(u.clippedObjective(u.ratio, clip)), u.entropy(entropy));
  }

  /** {@code entropy_bonus}. */
  static Update entropyBonus(double weight) {
    Updates u = new Updates(false);
    return u.update("bonus", u.entropy(weight));
  }

  /** {@code joint_clipped}: the product of all ratios, with an advantage of the team. */
  static Update jointClipped(double clip, double entropy) {
    Updates u = new Updates(true);
    Node joint = u.graph.reduce(Reduction.PROD, Set.of(Axis.AGENTS), List.of(u.ratio));
    Node mean = u.graph.reduce(Reduction.MEAN, Set.of(Axis.AGENTS), List.of(u.mean(u.entropyOf())));
    Node bonus = u.graph.binary(Binary.MULTIPLY, u.graph.constant(entropy), mean);
    return u.update("joint", u.clippedObjective(joint, clip), bonus);
  }

  /** {@code actor_critic} without entropy, with an advantage of the team. */
  static Update actorCritic() {
    Updates u = new Updates(true);
    Node logProb = u.graph.input(Quantity.LOG_PROB);
    return u.update("actor_critic", u.mean(u.graph.binary(Binary.MULTIPLY, logProb, u.advantage)));
  }

  /** {@code ppo} and {@code proximal} in one: with an adaptive penalty on KL(new, old). */
  static Update penalised(double clip, double entropy, CoefficientRule.Adaptive rule) {
    Updates u = new Updates(false);
    Node penalty = u.penalty("kl", klFunction(), rule);
    Node reward = u.clippedObjective(u.ratio, clip);
    return u.update(
        "penalised", u.graph.binary(Binary.SUBTRACT, u.mean(reward), penalty), u.entropy(entropy));
  }

  /**
   * {@code ppo} with a penalty on KL(new, old) whose weight, exp of a learned number, rises where
   * the divergence is above its target: dual ascent.
   */
  static Update dual(double clip, double entropy, double start, double target) {
    Updates u = new Updates(false);
    Node multiplier = u.graph.unary(Unary.EXP, u.learned(start));
    Node distance =
        u.mean(
            u.graph.divergence(
                divergence("kl", klFunction()),
                u.graph.input(Quantity.PI),
                u.graph.input(Quantity.PI_OLD)));
    Node penalty = u.graph.binary(Binary.MULTIPLY, u.graph.stop(multiplier), distance);
    Node reward = u.mean(u.clippedObjective(u.ratio, clip));
    Update policy =
        u.update("dual", u.graph.binary(Binary.SUBTRACT, reward, penalty), u.entropy(entropy));
    Node slack = u.graph.stop(u.graph.binary(Binary.SUBTRACT, u.graph.constant(target), distance));
    Node price = u.graph.binary(Binary.MULTIPLY, multiplier, slack);
    List<Update.Objective> objectives = new ArrayList<>(policy.objectives());
    objectives.add(minimised(price, Network.COEFFICIENT));
    return new Update("dual", objectives);
  }

  /**
   * {@code ppo} without entropy, whose advantages the update estimates itself as {@code gae} does.
   */
  static Update ownAdvantages(double clip, double lambda) {
    Updates u = new Updates(true);
    Graph g = u.graph;
    Node own = g.binary(Binary.MULTIPLY, g.input(Quantity.PRECEDING), u.generalised(lambda));
    Node kept = g.clamp(u.ratio, g.constant(1 - clip), g.constant(1 + clip));
    Node gain =
        g.binary(
            Binary.MIN,
            g.binary(Binary.MULTIPLY, u.ratio, own),
            g.binary(Binary.MULTIPLY, kept, own));
    return u.update("own", u.mean(gain));
  }

  /** The same as {@link #ownAdvantages}, with the advantages of the learner. */
  static Update givenAdvantages(double clip) {
    Updates u = new Updates(true);
    return u.update("given", u.mean(u.clippedObjective(u.ratio, clip)));
  }

  /** A critic that learns from its own present estimate of the next step, or from its old one. */
  static Update temporalDifference(boolean present) {
    Updates u = new Updates(true);
    Graph g = u.graph;
    Node value = g.input(Quantity.VALUE);
    Node target = present ? g.eachEpoch(u.target(value)) : u.target(g.old(value));
    Node error = g.binary(Binary.SUBTRACT, value, target);
    Node policy = u.mean(g.binary(Binary.MULTIPLY, u.ratio, u.advantage));
    return new Update(
        "difference",
        List.of(
            new Update.Objective(Update.Sense.MAXIMIZE, policy, Set.of(Network.POLICY)),
            minimised(u.mean(g.binary(Binary.MULTIPLY, error, error)), Network.CRITIC)));
  }

  /** {@code reward + gamma * next(value)}. */
  private Node target(Node value) {
    Node next = graph.next(value);
    Node discounted = graph.binary(Binary.MULTIPLY, graph.input(Quantity.GAMMA), next);
    return graph.binary(Binary.ADD, graph.input(Quantity.REWARD), discounted);
  }

  private Node generalised(double lambda) {
    Node old = graph.old(graph.input(Quantity.VALUE));
    Node difference = graph.binary(Binary.SUBTRACT, target(old), old);
    Node gamma = graph.input(Quantity.GAMMA);
    return graph.accumulate(
        difference, graph.binary(Binary.MULTIPLY, gamma, graph.constant(lambda)));
  }

  /** How far {@code accumulate} is from what the learner estimates, at most. */
  static Node distanceFromReturns(double lambda) {
    Updates u = new Updates(true);
    Node raw =
        u.graph.binary(
            Binary.SUBTRACT,
            u.graph.input(Quantity.RETURNS),
            u.graph.old(u.graph.input(Quantity.VALUE)));
    Node distance =
        u.graph.unary(Unary.ABS, u.graph.binary(Binary.SUBTRACT, u.generalised(lambda), raw));
    return u.graph.reduce(Reduction.MAX, Set.of(Axis.SAMPLES), List.of(distance));
  }

  /** {@code mean(next(value))}, under the new critic. */
  static Node meanNext() {
    Updates u = new Updates(true);
    return u.mean(u.graph.next(u.graph.input(Quantity.VALUE)));
  }

  /** {@code mean(accumulate(reward, gamma))}: what follows within the rollout, discounted. */
  static Node meanFollowing() {
    Updates u = new Updates(true);
    return u.mean(
        u.graph.accumulate(u.graph.input(Quantity.REWARD), u.graph.input(Quantity.GAMMA)));
  }

  /** The same of what every agent's ratio weighs: an axis that only the second has. */
  static Node meanWeighted() {
    Updates u = new Updates(true);
    Node factor = u.graph.binary(Binary.MULTIPLY, u.ratio, u.graph.input(Quantity.GAMMA));
    return u.mean(u.graph.accumulate(u.graph.input(Quantity.REWARD), factor));
  }

  private Node learned(double start) {
    return graph.coefficient(new CoefficientRule.Learned(start), Optional.empty());
  }

  /** The weight of the penalty in {@link #dual}, as a script would record it. */
  static Node multiplier(double start) {
    Updates u = new Updates(false);
    return u.graph.unary(Unary.EXP, u.learned(start));
  }

  /** {@code proximal(D = tv)}. */
  static Update totalVariation(CoefficientRule.Adaptive rule) {
    Updates u = new Updates(false);
    Graph g = new Graph();
    Node above = g.binary(Binary.SUBTRACT, g.variable("x"), g.constant(1));
    Node half = g.binary(Binary.DIVIDE, g.unary(Unary.ABS, above), g.constant(2));
    Node penalty = u.penalty("tv", new ScalarFunction("x", half), rule);
    Node reward = u.mean(u.graph.binary(Binary.MULTIPLY, u.ratio, u.advantage));
    return u.update("proximal", u.graph.binary(Binary.SUBTRACT, reward, penalty));
  }

  /** {@code dpo_penalties}: on KL(old, new) and on its root. */
  static Update rooted(double target, double entropy) {
    Updates u = new Updates(false);
    Node pi = u.graph.input(Quantity.PI);
    Node old = u.graph.input(Quantity.PI_OLD);
    Node distance = u.graph.divergence(divergence("kl", klFunction()), old, pi);
    Node root = u.mean(u.graph.unary(Unary.SQRT, distance));
    Node mass = u.mean(distance);
    Node gain = u.mean(u.graph.binary(Binary.MULTIPLY, u.ratio, u.advantage));
    Node first = u.weighted(root, adaptive(Math.sqrt(target)));
    Node second = u.weighted(mass, adaptive(target));
    Node less = u.graph.binary(Binary.SUBTRACT, gain, first);
    return u.update("dpo", u.graph.binary(Binary.SUBTRACT, less, second), u.entropy(entropy));
  }

  /** The rule of the authors of DPO. */
  static CoefficientRule.Adaptive adaptive(double target) {
    return new CoefficientRule.Adaptive(1, target, 1.5, 2, 0.001, 1000);
  }

  static ScalarFunction klFunction() {
    Graph g = new Graph();
    Node x = g.variable("x");
    return new ScalarFunction("x", g.binary(Binary.MULTIPLY, x, g.unary(Unary.LOG, x)));
  }

  static Divergence divergence(String name, ScalarFunction f) {
    return new Divergence(
        name, f, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** An objective whose value is not a number: infinity minus itself. */
  static Update notANumber() {
    Updates u = new Updates(false);
    Node large = u.graph.binary(Binary.MULTIPLY, u.ratio, u.graph.constant(100));
    Node infinite = u.graph.unary(Unary.EXP, large);
    Node difference = u.graph.binary(Binary.SUBTRACT, infinite, infinite);
    return u.update("broken", difference);
  }

  /**
   * Wants every ratio to be 1, and its epoch's ratio too: 0 as long as weights do not change, if
   * minibatches and epochs compute the policies that acted.
   */
  static Update unmoved() {
    Updates u = new Updates(false);
    Node ratioMoved = u.moved(u.ratio);
    Node epochMoved = u.graph.eachEpoch(ratioMoved);
    Node both = u.graph.binary(Binary.MULTIPLY, u.ratio, epochMoved);
    Node value = u.mean(u.graph.input(Quantity.VALUE));
    Node nothing = u.graph.binary(Binary.MULTIPLY, u.graph.constant(0), value);
    return new Update(
        "unmoved",
        List.of(
            minimised(u.mean(ratioMoved), Network.POLICY),
            minimised(u.mean(both), Network.POLICY),
            minimised(nothing, Network.CRITIC)));
  }

  private static Update.Objective minimised(Node node, Network network) {
    return new Update.Objective(Update.Sense.MINIMIZE, node, Set.of(network));
  }

  private Node moved(Node of) {
    return graph.unary(Unary.ABS, graph.binary(Binary.SUBTRACT, of, graph.constant(1)));
  }

  /** The share of steps at which the action taken is the most probable one, per agent. */
  static Node greedyShare() {
    Updates u = new Updates(false);
    Graph g = u.graph;
    Node best = g.reduce(Reduction.ARGMAX, Set.of(Axis.ACTIONS), List.of(g.input(Quantity.PI)));
    Node equal = g.binary(Binary.EQUAL, g.input(Quantity.ACTION), best);
    return u.mean(g.select(equal, g.constant(1), g.constant(0)));
  }

  /** {@code sum(mean(pi over agents) over actions)}, which is 1 whatever is available. */
  static Node meanPolicy() {
    Graph g = new Updates(false).graph;
    Node mean = g.reduce(Reduction.MEAN, Set.of(Axis.AGENTS), List.of(g.input(Quantity.PI)));
    return g.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(mean));
  }

  private Node penalty(String name, ScalarFunction f, CoefficientRule.Adaptive rule) {
    Node distance =
        mean(
            graph.divergence(
                divergence(name, f), graph.input(Quantity.PI), graph.input(Quantity.PI_OLD)));
    return weighted(distance, rule);
  }

  private Node weighted(Node measure, CoefficientRule.Adaptive rule) {
    Node weight = graph.coefficient(rule, Optional.of(measure));
    return graph.binary(Binary.MULTIPLY, weight, measure);
  }

  private Node clippedObjective(Node of, double clip) {
    Node low = graph.constant(1 - clip);
    Node kept = graph.clamp(of, low, graph.constant(1 + clip));
    return graph.binary(
        Binary.MIN,
        graph.binary(Binary.MULTIPLY, of, advantage),
        graph.binary(Binary.MULTIPLY, kept, advantage));
  }

  private Node mean(Node of) {
    return graph.reduce(Reduction.MEAN, Set.of(), List.of(of));
  }

  private Node entropyOf() {
    return graph.input(Quantity.ENTROPY);
  }

  private Node entropy(double weight) {
    return graph.binary(Binary.MULTIPLY, graph.constant(weight), mean(entropyOf()));
  }

  private Update update(String name, Node... maximised) {
    return new Update(
        name,
        Arrays.stream(maximised)
            .map(node -> new Update.Objective(Update.Sense.MAXIMIZE, node, Set.of(Network.POLICY)))
            .toList());
  }
}
