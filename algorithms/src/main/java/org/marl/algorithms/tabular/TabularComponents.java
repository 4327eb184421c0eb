package org.marl.algorithms.tabular;

import static org.marl.core.catalog.ComponentKind.LEARNER;

import java.util.List;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.core.catalog.Component;

/** The tabular learner. */
public final class TabularComponents {

  public static final Component<TabularConfig> TABULAR =
      Component.of(
              LEARNER,
              "tabular",
              TabularConfig.class,
              new TabularConfig(
                  Transitions.OBSERVED,
                  0.1,
                  0,
                  0,
                  ExplorationComponents.EPSILON_GREEDY.byDefault(),
                  100),
              "Independent agents with tables of action values, learned from samples of a finite"
                  + " game.")
          .wiredBy(TabularModule::new);

  private TabularComponents() {}

  public static List<Component<?>> all() {
    return List.of(TABULAR);
  }
}
