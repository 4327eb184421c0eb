package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.algorithms.critic.CentralisedConfig;
import org.marl.algorithms.critic.CriticConfig;
import org.marl.algorithms.critic.DecentralisedConfig;
import org.marl.algorithms.critic.MixedConfig;
import org.marl.algorithms.estimator.GaeConfig;
import org.marl.algorithms.estimator.NStepConfig;
import org.marl.algorithms.estimator.TdLambdaConfig;
import org.marl.algorithms.exploration.EpsilonSamplingConfig;
import org.marl.algorithms.mixer.AdditiveConfig;
import org.marl.algorithms.mixer.MonotonicConfig;
import org.marl.algorithms.network.GruConfig;
import org.marl.algorithms.ordering.SequenceRules;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Game;
import org.marl.core.plan.Ordering;

/** How the parameters of {@link OnPolicyConfig} must fit each other and the game. */
final class OnPolicyRules {
  private final OnPolicyConfig config;
  private final List<Violation> violations = new ArrayList<>();

  private OnPolicyRules(OnPolicyConfig config) {
    this.config = config;
  }

  static List<Violation> violations(OnPolicyConfig config, Game game) {
    OnPolicyRules rules = new OnPolicyRules(config);
    rules.checkParts();
    rules.checkBatch();
    rules.checkOrdering(game);
    StatementRules.check(config, rules.violations);
    rules.violations.addAll(VectorRules.violations(config, game));
    return rules.violations;
  }

  private void checkParts() {
    Record estimator = config.advantage().config();
    if (!(estimator instanceof GaeConfig
        || estimator instanceof TdLambdaConfig
        || estimator instanceof NStepConfig)) {
      add(
          "advantage",
          "`" + name(config.advantage()) + "` estimates action values, not advantages",
          "use `gae`, `td_lambda` or `n_step`");
    }
    config
        .exploration()
        .filter(choice -> !(choice.config() instanceof EpsilonSamplingConfig))
        .ifPresent(
            choice ->
                add(
                    "exploration",
                    "the on-policy learner has no action values to explore by, as `"
                        + name(choice)
                        + "` does",
                    "use `epsilon_sampling`, or leave it out"));
    if (config.critic().config() instanceof MixedConfig mixed
        && !(mixed.mixer().config() instanceof AdditiveConfig
            || mixed.mixer().config() instanceof MonotonicConfig)) {
      add(
          "critic",
          "`"
              + name(mixed.mixer())
              + "` mixes action values, but the on-policy learner has values of"
              + " states",
          "use `additive` or `monotonic`");
    }
  }

  private static String name(Choice choice) {
    return choice.component().name();
  }

  private void checkBatch() {
    boolean recurrent = isRecurrent(config.policy()) || isRecurrent(criticLayers());
    if (recurrent && config.rolloutLength() % config.sequenceLength() != 0) {
      add(
          "sequence_length",
          "a rollout of "
              + config.rolloutLength()
              + " steps cannot be cut into sequences of "
              + config.sequenceLength(),
          "choose a divisor of `rollout_length`");
      return;
    }
    long samples = (long) config.rolloutLength() * config.environments();
    long pieces = recurrent ? samples / config.sequenceLength() : samples;
    if (config.minibatches() > pieces) {
      add(
          "minibatches",
          config.minibatches()
              + " minibatches cannot be cut from "
              + pieces
              + (recurrent ? " sequences" : " steps"),
          "a batch has `rollout_length` times `environments` steps");
    }
  }

  private static boolean isRecurrent(Choice network) {
    return network.config() instanceof GruConfig;
  }

  private Choice criticLayers() {
    CriticConfig critic = config.critic().as(CriticConfig.class);
    if (critic instanceof CentralisedConfig central) {
      return central.network();
    }
    return critic instanceof DecentralisedConfig own
        ? own.network()
        : ((MixedConfig) critic).network();
  }

  private void checkOrdering(Game game) {
    Ordering ordering = config.ordering().as(Ordering.class);
    SequenceRules.check(ordering, game, violations);
    if (ordering instanceof Ordering.Simultaneous) {
      return;
    }
    SharingConfig sharing = config.sharing().as(SharingConfig.class);
    Optional<List<Integer>> together =
        sharing instanceof SharingConfig.Groups groups
            ? groups.members().stream().filter(group -> group.size() > 1).findFirst()
            : Optional.empty();
    if (sharing instanceof SharingConfig.All) {
      add(
          "ordering",
          "agents that share all their weights cannot update one after another",
          "set `sharing = none`, or `ordering = simultaneous`");
    } else if (together.isPresent()) {
      add(
          "ordering",
          "agents that update one after another need weights of their own, but `"
              + game.agents().get(together.get().get(0))
              + "` and `"
              + game.agents().get(together.get().get(1))
              + "` share theirs",
          "set `sharing = none`, or `ordering = simultaneous`");
    }
  }

  private void add(String key, String message, String help) {
    violations.add(new Violation(key, message, help));
  }
}
