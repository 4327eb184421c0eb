package org.marl.algorithms.pessimistic;

import static org.marl.core.catalog.ComponentKind.EVALUATION;
import static org.marl.core.catalog.ComponentKind.FUNCTIONS;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Component;

/** Pessimistic evaluation and the classes of functions that it looks at. */
public final class PessimisticComponents {

  public static final Component<LinearClassConfig> LINEAR =
      Component.of(
          FUNCTIONS,
          "linear",
          LinearClassConfig.class,
          LinearClassConfig.DEFAULT,
          "Linear functions of features, their weights in a ball (paper 4, Definition 5.1).");

  public static final Component<FiniteClassConfig> FINITE =
      Component.of(
          FUNCTIONS,
          "finite",
          FiniteClassConfig.class,
          new FiniteClassConfig(null),
          "Functions given number by number (paper 4, appendix D).");

  public static final Component<GeneratedClassConfig> GENERATED =
      Component.of(
          FUNCTIONS,
          "generated",
          GeneratedClassConfig.class,
          new GeneratedClassConfig(64, 0),
          "Action values of joint policies: between uniform and optimal ones, and random ones.");

  public static final Component<PessimisticConfig> PESSIMISTIC =
      Component.of(
              EVALUATION,
              "pessimistic",
              PessimisticConfig.class,
              new PessimisticConfig(
                  LINEAR.byDefault(), 1000, Optional.empty(), 0.05, Optional.empty(), true),
              "Bellman-consistent pessimistic values from samples (paper 4, Algorithms 2 and 4).")
          .wiredBy(PessimisticModule::new);

  private PessimisticComponents() {}

  public static List<Component<?>> all() {
    return List.of(PESSIMISTIC, LINEAR, FINITE, GENERATED);
  }
}
