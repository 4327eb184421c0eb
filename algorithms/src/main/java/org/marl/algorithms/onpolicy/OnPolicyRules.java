package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.estimator.IdealConfig;
import org.marl.algorithms.network.GruConfig;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Ordering;

/** How the parameters of {@link OnPolicyConfig} must fit each other. */
final class OnPolicyRules {

  private OnPolicyRules() {}

  static List<Violation> violations(OnPolicyConfig config) {
    List<Violation> violations = new ArrayList<>();
    if (config.advantage().config() instanceof IdealConfig) {
      violations.add(
          new Violation(
              "advantage",
              "`ideal` estimates action values, not advantages",
              "use `gae`, `td_lambda` or `n_step`"));
    }
    if (isSharedByAll(config) && !isSimultaneous(config)) {
      violations.add(
          new Violation(
              "ordering",
              "agents that share all their weights cannot update one after another",
              "set `sharing = none`, or `ordering = simultaneous`"));
    }
    if (config.policy().config() instanceof GruConfig
        && config.rolloutLength() % config.sequenceLength() != 0) {
      violations.add(
          new Violation(
              "sequence_length",
              "a rollout of "
                  + config.rolloutLength()
                  + " steps cannot be cut into sequences of "
                  + config.sequenceLength(),
              "choose a divisor of `rollout_length`"));
    }
    return violations;
  }

  private static boolean isSharedByAll(OnPolicyConfig config) {
    return config.sharing().config() instanceof SharingConfig.All;
  }

  private static boolean isSimultaneous(OnPolicyConfig config) {
    return config.ordering().config() instanceof Ordering.Simultaneous;
  }
}
