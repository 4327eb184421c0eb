package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.critic.CentralisedConfig;
import org.marl.algorithms.critic.CriticConfig;
import org.marl.algorithms.critic.DecentralisedConfig;
import org.marl.algorithms.critic.MixedConfig;
import org.marl.algorithms.mixer.Mixer;
import org.marl.algorithms.network.Layers;
import org.marl.algorithms.network.Weight;
import org.marl.algorithms.optimizer.StepRule;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.catalog.Choice;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/** Puts together what is known of a run before it begins. */
final class LearningPlan {
  private final OnPolicyConfig config;
  private final EnvironmentSpec spec;
  private final Graph graph;

  private LearningPlan(OnPolicyConfig config, EnvironmentSpec spec) {
    this.config = config;
    this.spec = spec;
    Map<Quantity, Set<Axis>> axes = new EnumMap<>(Quantity.class);
    config.joint().forEach(quantity -> axes.put(quantity, Set.of(Axis.SAMPLES)));
    this.graph = new Graph(Setting.ON_POLICY, spec.agentCount(), axes);
  }

  /**
   * The plan.
   *
   * @param metrics of the run, among which those of whole episodes are left out
   */
  static Learning of(OnPolicyConfig config, EnvironmentSpec spec, List<Metric> metrics) {
    return new LearningPlan(config, spec).learning(metrics);
  }

  private Learning learning(List<Metric> metrics) {
    int agents = spec.agentCount();
    Sizes sizes =
        new Sizes(
            agents,
            spec.observationWidth(),
            spec.actions().width(),
            spec.stateSize(),
            config.rolloutLength(),
            config.environments());
    NetworkInputs inputs = new NetworkInputs(sizes, config.agentIds(), config.previousAction());
    SlotMap slots = SlotMap.of(config.sharing().as(SharingConfig.class), agents);
    Role policy = policy(inputs, slots);
    List<Update.Objective> objectives =
        config.update().objectives().stream().map(this::objective).toList();
    return new Learning(
        config,
        inputs,
        spec.actions(),
        spec.actions() instanceof ActionSpace.Discrete discrete
            && (spec.masksActions() || discrete.isPadded()),
        spec.losesAgents() && config.inactive() == org.marl.algorithms.Inactive.SKIP,
        spec.teamReward(),
        policy,
        critic(inputs, slots),
        objectives,
        coefficients(objectives).stream()
            .filter(node -> !LearnedCoefficients.isLearned(node))
            .toList(),
        learned(objectives),
        turns(agents),
        metrics.stream()
            .filter(metric -> !ReturnColumns.isOfEpisodes(metric.expression()))
            .map(this::averaged)
            .toList());
  }

  /** Gaussian policies have their deviations as weights, the same for all observations. */
  private Role policy(NetworkInputs inputs, SlotMap slots) {
    List<Weight> deviation =
        spec.actions() instanceof ActionSpace.Continuous space
            ? List.of(GaussianHead.weight(space.width(), config.initialDeviation()))
            : List.of();
    int outputs = spec.actions().width();
    Layers layers = Layers.of(config.policy(), inputs.own(), outputs, deviation);
    return role("policy", layers, slots, false, Optional.empty());
  }

  private Role role(
      String name, Layers layers, SlotMap slots, boolean joint, Optional<Mixer> mixer) {
    Choice optimizer =
        config.optimizer().get(name.equals("policy") ? Network.POLICY : Network.CRITIC);
    return new Role(
        name, layers, slots, joint, mixer, StepRule.of(optimizer), LearningRate.of(optimizer));
  }

  private Role critic(NetworkInputs inputs, SlotMap slots) {
    CriticConfig critic = config.critic().as(CriticConfig.class);
    if (critic instanceof CentralisedConfig central) {
      SlotMap team = SlotMap.of(new SharingConfig.None(), 1);
      int seen = inputs.team(central.input());
      return role("critic", Layers.of(central.network(), seen, 1), team, true, Optional.empty());
    } else if (critic instanceof DecentralisedConfig own) {
      Layers layers = Layers.of(own.network(), inputs.own(), 1);
      return role("critic", layers, slots, false, Optional.empty());
    } else if (critic instanceof MixedConfig mixed) {
      int state = inputs.team(CentralisedConfig.View.STATE);
      Mixer mixer = Mixer.of(mixed.mixer(), spec.agentCount(), state).orElseThrow();
      Layers layers = Layers.of(mixed.network(), inputs.own(), 1);
      return role("critic", layers, slots, false, Optional.of(mixer));
    }
    throw new AssertionError(critic);
  }

  private Update.Objective objective(Update.Objective given) {
    Node reduced = graph.objective(graph.importing(given.expression()));
    return new Update.Objective(given.sense(), reduced, given.over());
  }

  /** Every coefficient once, in the order in which they were written. */
  private static List<Node> coefficients(List<Update.Objective> objectives) {
    Node[] roots = objectives.stream().map(Update.Objective::expression).toArray(Node[]::new);
    List<Node> found = new ArrayList<>();
    for (Node node : Traversal.argumentsFirst(roots)) {
      if (node.op() instanceof Op.Coefficient) {
        found.add(node);
      }
    }
    return found;
  }

  private Optional<LearnedCoefficients> learned(List<Update.Objective> objectives) {
    List<Node> nodes =
        coefficients(objectives).stream().filter(LearnedCoefficients::isLearned).toList();
    Choice optimizer = config.optimizer().get(Network.COEFFICIENT);
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LearnedCoefficients(nodes, StepRule.of(optimizer), LearningRate.of(optimizer)));
  }

  private List<Integer> turns(int agents) {
    Ordering ordering = config.ordering().as(Ordering.class);
    if (ordering instanceof Ordering.Simultaneous) {
      return List.of(agents);
    } else if (ordering instanceof Ordering.Sequence sequence) {
      return sequence.groups().stream().map(List::size).toList();
    }
    return Collections.nCopies(agents, 1);
  }

  private Metric averaged(Metric metric) {
    Node own = graph.importing(metric.expression());
    Node mean =
        own.type().has(Axis.SAMPLES) ? graph.reduce(Reduction.MEAN, Set.of(), List.of(own)) : own;
    return new Metric(metric.name(), mean, metric.text());
  }
}
