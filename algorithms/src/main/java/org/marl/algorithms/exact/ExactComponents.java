package org.marl.algorithms.exact;

import static org.marl.core.catalog.ComponentKind.LEARNER;
import static org.marl.core.catalog.ComponentKind.STEP;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.exact.GradientConfig.Advantage;
import org.marl.algorithms.exact.GradientConfig.Form;
import org.marl.core.catalog.Component;
import org.marl.core.plan.CorePlugin;

/** The exact learner and its steps. */
public final class ExactComponents {

  public static final Component<SolveConfig> SOLVE =
      Component.of(
              STEP,
              "solve",
              SolveConfig.class,
              new SolveConfig(false),
              "The maximiser of the objective over the simplex, to rounding (paper 1, Lemma 1).")
          .wiredBy(SolveModule::new);

  public static final Component<GradientConfig> GRADIENT =
      Component.of(
              STEP,
              "gradient",
              GradientConfig.class,
              new GradientConfig(0.05, Form.SOFTMAX, 1, Advantage.INDIVIDUAL),
              "Gradient ascent on the parameters of the policy; takes any objective.")
          .wiredBy(GradientModule::new);

  public static final Component<RegressionConfig> REGRESSION =
      Component.of(
              STEP,
              "regression",
              RegressionConfig.class,
              new RegressionConfig(
                  RegressionConfig.Solver.SGD,
                  1000,
                  Optional.empty(),
                  true,
                  RegressionConfig.Initial.ZERO,
                  RegressionConfig.Samples.OCCUPANCY,
                  0),
              "The log-linear policy next to the maximiser of the objective (paper 4, Algorithm 3).")
          .wiredBy(RegressionModule::new);

  public static final Component<ExactConfig> EXACT =
      Component.of(
              LEARNER,
              "exact",
              ExactConfig.class,
              new ExactConfig(
                  null,
                  CorePlugin.SIMULTANEOUS.byDefault(),
                  SOLVE.byDefault(),
                  Optional.empty(),
                  Deviation.ONCE,
                  Optional.empty()),
              "Policy iteration on a game whose model is known, in double precision.")
          .wiredBy(ExactModule::new);

  private ExactComponents() {}

  public static List<Component<?>> all() {
    return List.of(EXACT, SOLVE, GRADIENT, REGRESSION);
  }
}
