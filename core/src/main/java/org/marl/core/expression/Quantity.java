package org.marl.core.expression;

import static org.marl.core.expression.Axis.ACTIONS;
import static org.marl.core.expression.Axis.AGENTS;
import static org.marl.core.expression.Axis.DIMS;
import static org.marl.core.expression.Axis.SAMPLES;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What learners supply to expressions: the table of quantities in {@code docs/language.md}. Their
 * names are reserved in scripts.
 */
public enum Quantity {
  ACTION("action", Element.INDEX, Stage.ROLLOUT, "PVC", "the action taken", AGENTS, SAMPLES),
  PI(
      "pi",
      Element.REAL,
      Stage.MINIBATCH,
      "PCXVT",
      "the policy's probabilities",
      AGENTS,
      SAMPLES,
      ACTIONS),
  LOG_PI(
      "log_pi",
      Element.REAL,
      Stage.MINIBATCH,
      "PCXV",
      "logarithm of the policy's probabilities",
      AGENTS,
      SAMPLES,
      ACTIONS),
  MU("mu", Element.REAL, Stage.MINIBATCH, "C", "the deterministic action", AGENTS, SAMPLES, DIMS),
  PI_OLD(
      "pi_old",
      Element.REAL,
      Stage.ROLLOUT,
      "PX",
      "the policy when the update started",
      AGENTS,
      SAMPLES,
      ACTIONS),
  PROB(
      "prob",
      Element.REAL,
      Stage.MINIBATCH,
      "PCX",
      "probability (density) of the action taken",
      AGENTS,
      SAMPLES),
  LOG_PROB("log_prob", Element.REAL, Stage.MINIBATCH, "PCX", "its logarithm", AGENTS, SAMPLES),
  RATIO("ratio", Element.REAL, Stage.MINIBATCH, "PX", "prob / old(prob)", AGENTS, SAMPLES),
  ENTROPY(
      "entropy", Element.REAL, Stage.MINIBATCH, "PCX", "entropy of the policy", AGENTS, SAMPLES),
  VALUE(
      "value",
      Element.REAL,
      Stage.MINIBATCH,
      "PX",
      "the critic's value; exact: value of the joint policy, in updates of the old one",
      AGENTS,
      SAMPLES),
  PRECEDING(
      "preceding",
      Element.REAL,
      Stage.TURN,
      "P",
      "product of the predecessors' new ratios; 1 if simultaneous",
      SAMPLES),
  ADVANTAGE(
      "advantage",
      Element.REAL,
      Stage.TURN,
      "PX",
      "advantage of the action taken, weighted by preceding; exact: Q at the action minus value",
      AGENTS,
      SAMPLES),
  RETURNS(
      "returns", Element.REAL, Stage.UPDATE, "P", "raw advantage + old(value)", AGENTS, SAMPLES),
  Q_TABLE(
      "Q",
      Element.REAL,
      Stage.MINIBATCH,
      "VCXT",
      "value of every action of an agent; exact: the joint Q averaged over the others",
      AGENTS,
      SAMPLES,
      ACTIONS),
  Q_TAKEN("q", Element.REAL, Stage.MINIBATCH, "VC", "chosen(Q)", AGENTS, SAMPLES),
  Q_MU(
      "q_mu",
      Element.REAL,
      Stage.MINIBATCH,
      "C",
      "the critic's value of the deterministic action mu",
      AGENTS,
      SAMPLES),
  GREEDY("greedy", Element.INDEX, Stage.MINIBATCH, "VC", "argmax(Q over actions)", AGENTS, SAMPLES),
  Q_TOT(
      "q_tot",
      Element.REAL,
      Stage.MINIBATCH,
      "VC",
      "mix(q): the mixer's value of the joint action taken",
      SAMPLES),
  Q_STAR(
      "q_star",
      Element.REAL,
      Stage.MINIBATCH,
      "V",
      "central(action): the central value of the joint action taken",
      SAMPLES),
  Y("y", Element.REAL, Stage.UPDATE, "VC", "the learner's target", SAMPLES),
  REWARD("reward", Element.REAL, Stage.ROLLOUT, "PVCX", "the team reward", SAMPLES),
  TERMINATED(
      "terminated",
      Element.BOOL,
      Stage.ROLLOUT,
      "PVC",
      "did the episode end here by the game's rules?",
      SAMPLES),
  TRUNCATED(
      "truncated",
      Element.BOOL,
      Stage.ROLLOUT,
      "PVC",
      "was the episode cut here by a time limit?",
      SAMPLES),
  FILLED(
      "filled",
      Element.BOOL,
      Stage.ROLLOUT,
      "PVC",
      "is the sample a real step (not padding)?",
      SAMPLES),
  ALIVE("alive", Element.BOOL, Stage.ROLLOUT, "PVC", "is the agent active?", AGENTS, SAMPLES),
  AVAILABLE(
      "available",
      Element.BOOL,
      Stage.ROLLOUT,
      "PVC",
      "may the agent take the action?",
      AGENTS,
      SAMPLES,
      ACTIONS),
  RETURN(
      "return",
      Element.REAL,
      Stage.AFTER,
      "PVCXT",
      "undiscounted return of evaluation episodes; exact, tabular: the value of the joint policy"),
  TRAINING_RETURN(
      "training_return",
      Element.REAL,
      Stage.AFTER,
      "P",
      "undiscounted return of the training episodes that ended since the last record point"),
  OPTIMUM(
      "optimum",
      Element.REAL,
      Stage.AFTER,
      "XT",
      "the best return of any joint policy of the game"),
  MARGINAL_RETURN(
      "marginal_return",
      Element.REAL,
      Stage.AFTER,
      "X",
      "return of the agents if each played the marginal of its conditional policy on its own"),
  LOOKAHEAD(
      "lookahead",
      Element.REAL,
      Stage.AFTER,
      "X",
      "value of the state if the new joint policy acts once and the old one afterwards",
      SAMPLES),
  SURROGATE(
      "surrogate",
      Element.REAL,
      Stage.AFTER,
      "X",
      "value of the new policies given the old ones (paper 1, eq. 8 and 9), the update's penalty"
          + " included",
      SAMPLES),
  DECOMPOSITION(
      "decomposition",
      Element.REAL,
      Stage.AFTER,
      "X",
      "sum over the agents' advantages of an optimal joint policy (paper 4, Lemma 4.1)"),
  ESTIMATED_RETURN(
      "estimated_return",
      Element.REAL,
      Stage.AFTER,
      "X",
      "the agent's pessimistic estimate of the return, from samples (`evaluation = pessimistic`)",
      AGENTS),
  BELLMAN_ERROR(
      "bellman_error",
      Element.REAL,
      Stage.AFTER,
      "X",
      "how far the agent's estimated values are from consistent with its samples (paper 4, Algorithm 2)",
      AGENTS),
  AVERAGE_RETURN(
      "average_return",
      Element.REAL,
      Stage.AFTER,
      "X",
      "return of a policy drawn from those before, which is what pessimistic learners give out"),
  CONVERGED("converged", Element.BOOL, Stage.AFTER, "X", "has the joint policy stopped moving?"),
  PERIOD(
      "period",
      Element.REAL,
      Stage.AFTER,
      "X",
      "length of the cycle that the joint policy is in; 1 at a fixed point, 0 while none is found"),
  N("N", Element.REAL, Stage.PLAN, "PVCXT", "the number of agents"),
  GAMMA("gamma", Element.REAL, Stage.PLAN, "PVCXT", "the discount factor"),
  STEPS("steps", Element.REAL, Stage.UPDATE, "PVCXT", "environment steps (iterations) so far"),
  PROGRESS(
      "progress",
      Element.REAL,
      Stage.UPDATE,
      "PVCXT",
      "share of the run that is done, from 0 to 1");

  private static final Map<String, Quantity> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Quantity::word, q -> q));

  private final String word;
  private final Element element;
  private final Stage stage;
  private final Set<Setting> settings;
  private final String definition;
  private final Set<Axis> axes;

  Quantity(
      String word, Element element, Stage stage, String settings, String definition, Axis... axes) {
    this.word = word;
    this.element = element;
    this.stage = stage;
    this.settings = settings(settings);
    this.definition = definition;
    EnumSet<Axis> set = EnumSet.noneOf(Axis.class);
    set.addAll(Arrays.asList(axes));
    this.axes = Collections.unmodifiableSet(set);
  }

  private static Set<Setting> settings(String letters) {
    Set<Setting> set =
        letters
            .chars()
            .mapToObj(
                letter ->
                    switch (letter) {
                      case 'P' -> Setting.ON_POLICY;
                      case 'V' -> Setting.VALUE;
                      case 'C' -> Setting.OFF_POLICY;
                      case 'X' -> Setting.EXACT;
                      case 'T' -> Setting.TABULAR;
                      default -> throw new IllegalStateException("letter " + (char) letter);
                    })
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Setting.class)));
    return Collections.unmodifiableSet(set);
  }

  /** Its name in scripts. */
  public String word() {
    return word;
  }

  public Element element() {
    return element;
  }

  /** The axes in general; a learner may supply it without agents (a centralised value). */
  public Set<Axis> axes() {
    return axes;
  }

  /** The stage of the live quantity, outside the exact setting. */
  public Stage stage() {
    return stage;
  }

  /** The learners that supply it. */
  public Set<Setting> settings() {
    return settings;
  }

  /** One phrase for {@code marl describe}. */
  public String definition() {
    return definition;
  }

  public static Optional<Quantity> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
