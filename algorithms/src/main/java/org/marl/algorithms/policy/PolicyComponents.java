package org.marl.algorithms.policy;

import static org.marl.core.catalog.ComponentKind.POLICY;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.feature.FeatureComponents;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.core.catalog.Component;

/** The parameterisations of policies on finite games. */
public final class PolicyComponents {

  public static final Component<ConditionalConfig> CONDITIONAL =
      Component.of(
              POLICY,
              "conditional",
              ConditionalConfig.class,
              new ConditionalConfig(Optional.empty(), Followers.CONDITIONAL),
              "Agents choose one after the other, each seeing its predecessors' actions (paper 4).")
          .wiredBy(PolicyModule::new);

  public static final Component<LogLinearConfig> LOG_LINEAR =
      Component.of(
              POLICY,
              "log_linear",
              LogLinearConfig.class,
              new LogLinearConfig(FeatureComponents.ONE_HOT.byDefault(), true, 100),
              "Probabilities proportional to the exponential of a linear function (paper 4, eq. 2).")
          .wiredBy(PolicyModule::new);

  private PolicyComponents() {}

  public static List<Component<?>> all() {
    return List.of(CONDITIONAL, LOG_LINEAR);
  }
}
