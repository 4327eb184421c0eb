package org.marl.core.expression;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a setting supplies: the types of quantities, and which of them depend on which networks. */
final class Inputs {
  /** Copies of the policy that on-policy and exact learners record while acting. */
  private static final Set<Quantity> RECORDED =
      EnumSet.of(Quantity.PI, Quantity.LOG_PI, Quantity.PROB, Quantity.LOG_PROB);

  /** Quantities that learners with a centralised critic supply without agents. */
  private static final Set<Quantity> PERHAPS_WITHOUT_AGENTS =
      EnumSet.of(Quantity.VALUE, Quantity.ADVANTAGE, Quantity.RETURNS);

  /** What the exact learner computes from the joint policy, before an iteration and after it. */
  private static final Set<Quantity> OF_JOINT_POLICY =
      EnumSet.of(Quantity.VALUE, Quantity.Q_TABLE, Quantity.ADVANTAGE, Quantity.RETURN);

  private final Optional<Setting> setting;
  private final Map<Quantity, Set<Axis>> axes;

  /**
   * Quantities of a setting, or of any.
   *
   * @param setting empty: whatever some learner supplies is allowed
   * @param axes where they differ from {@link Quantity#axes}
   */
  Inputs(Optional<Setting> setting, Map<Quantity, Set<Axis>> axes) {
    this.setting = setting;
    this.axes = new EnumMap<>(Quantity.class);
    this.axes.putAll(axes);
  }

  boolean isGeneric() {
    return setting.isEmpty();
  }

  /** Could a learner supply the quantity without agents, though this graph's type has them? */
  boolean mayLackAgents(Quantity quantity) {
    return isGeneric() && PERHAPS_WITHOUT_AGENTS.contains(quantity);
  }

  Type type(Quantity quantity, Copy copy) {
    Stage stage = stage(quantity, copy);
    Set<Network> trains =
        stage == Stage.MINIBATCH && quantity.element() == Element.REAL
            ? networks(quantity)
            : Set.of();
    boolean coupled = quantity == Quantity.Q_TOT || quantity == Quantity.Q_STAR;
    return new Type(
        quantity.element(),
        axes.getOrDefault(quantity, quantity.axes()),
        stage,
        trains,
        coupled && !trains.isEmpty());
  }

  private Stage stage(Quantity quantity, Copy copy) {
    boolean recorded = recordsPolicy() && RECORDED.contains(quantity);
    return switch (copy) {
      case LIVE -> liveStage(quantity);
      case OLD -> recorded ? Stage.ROLLOUT : Stage.UPDATE;
      case TARGET -> Stage.UPDATE;
    };
  }

  private Stage liveStage(Quantity quantity) {
    if (isExact() && quantity == Quantity.VALUE) {
      return Stage.UPDATE;
    }
    return isExact() && quantity == Quantity.Q_TABLE ? Stage.TURN : quantity.stage();
  }

  /** Is {@code old(pi)} the recorded quantity {@code pi_old}? */
  boolean recordsPolicy() {
    return setting.isEmpty() || Quantity.PI_OLD.settings().contains(setting.get());
  }

  boolean dependsOnNetwork(Quantity quantity) {
    return !networks(quantity).isEmpty();
  }

  /** Can the quantity differ before and after an update? */
  boolean changes(Quantity quantity) {
    boolean mayBeExact = isExact() || isGeneric();
    return dependsOnNetwork(quantity) || (mayBeExact && OF_JOINT_POLICY.contains(quantity));
  }

  private Set<Network> networks(Quantity quantity) {
    return switch (quantity) {
      case PI, LOG_PI -> policyNetworks();
      case MU, PROB, LOG_PROB, RATIO, ENTROPY -> Set.of(Network.POLICY);
      case VALUE -> isExact() ? Set.of() : Set.of(Network.CRITIC);
      case Q_TABLE, Q_TAKEN, GREEDY -> hasTables() ? Set.of() : Set.of(Network.Q);
      case Q_MU -> Set.of(Network.POLICY, Network.Q);
      case Q_TOT -> Set.of(Network.Q, Network.MIXER);
      case Q_STAR -> Set.of(Network.CENTRAL);
      case ACTION,
          PI_OLD,
          PRECEDING,
          ADVANTAGE,
          RETURNS,
          Y,
          REWARD,
          TERMINATED,
          TRUNCATED,
          FILLED,
          ALIVE,
          AVAILABLE,
          RETURN,
          TRAINING_RETURN,
          OPTIMUM,
          MARGINAL_RETURN,
          LOOKAHEAD,
          SURROGATE,
          DECOMPOSITION,
          ESTIMATED_RETURN,
          BELLMAN_ERROR,
          AVERAGE_RETURN,
          CONVERGED,
          PERIOD,
          N,
          GAMMA,
          STEPS,
          PROGRESS ->
          Set.of();
    };
  }

  private Set<Network> policyNetworks() {
    if (setting.equals(Optional.of(Setting.TABULAR))) {
      return Set.of();
    }
    return Set.of(isValueBased() ? Network.Q : Network.POLICY);
  }

  private boolean hasTables() {
    return setting.isPresent() && setting.get().hasTables();
  }

  private boolean isExact() {
    return setting.equals(Optional.of(Setting.EXACT));
  }

  private boolean isValueBased() {
    return setting.equals(Optional.of(Setting.VALUE));
  }

  /** Throws unless steps follow each other. */
  void requireSequences(String what) {
    if (hasTables()) {
      throw new ExpressionException(
          what
              + " needs sequences of steps; "
              + setting.get().description()
              + " has all states and actions at once",
          "");
    }
  }

  /** Throws unless values can be differentiated. */
  void requireNetworks(String what) {
    if (hasTables()) {
      throw new ExpressionException(
          what + " needs networks to differentiate; " + setting.get().description() + " has none",
          "");
    }
  }

  /** Throws unless updates are tensor programs. */
  void requirePrograms(String what) {
    if (hasTables()) {
      throw new ExpressionException(
          what
              + " is computed by tensor programs; "
              + setting.get().description()
              + " has none: it computes in plain Java",
          "");
    }
  }

  /** Throws unless the setting supplies the quantity. */
  void require(Quantity quantity) {
    require("`" + quantity.word() + "`", quantity.settings());
  }

  /** Throws unless learners of the setting keep target copies of their networks. */
  void requireTargets(String what) {
    require(what, EnumSet.of(Setting.VALUE, Setting.OFF_POLICY));
  }

  /** Throws unless the setting is among those that supply what the quoted expression needs. */
  void require(String what, Set<Setting> suppliers) {
    if (setting.isEmpty() || suppliers.contains(setting.get())) {
      return;
    }
    String needed = suppliers.stream().map(Inputs::withArticle).collect(Collectors.joining(" or "));
    throw new ExpressionException(
        what
            + " needs "
            + needed
            + "; "
            + setting.get().description()
            + (setting.get().isSingular() ? " has none" : " have none"),
        setting.get().description()
            + (setting.get().isSingular() ? " supplies " : " supply ")
            + supplied());
  }

  private static String withArticle(Setting setting) {
    return switch (setting) {
      case ON_POLICY -> "an on-policy learner";
      case VALUE -> "a value-based learner";
      case OFF_POLICY -> "an off-policy actor-critic learner";
      case EXACT, TABULAR -> setting.description();
    };
  }

  private String supplied() {
    List<String> words =
        Arrays.stream(Quantity.values())
            .filter(quantity -> quantity.settings().contains(setting.orElseThrow()))
            .map(Quantity::word)
            .collect(Collectors.toList());
    return String.join(", ", words);
  }

  /** Does the value of {@code whole} depend on that of {@code part} within one sample? */
  static boolean isMadeFrom(Quantity whole, Quantity part) {
    return whole == part
        || switch (whole) {
          case Q_TOT -> isMadeFrom(Quantity.Q_TAKEN, part);
          case Q_TAKEN -> part == Quantity.Q_TABLE;
          case RATIO, LOG_PROB -> isMadeFrom(Quantity.PROB, part);
          case PROB, LOG_PI, ENTROPY -> part == Quantity.PI;
          default -> false;
        };
  }
}
