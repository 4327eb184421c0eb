package org.marl.core.plan;

import static org.marl.core.catalog.ComponentKind.FIGURE;
import static org.marl.core.catalog.ComponentKind.ORDERING;
import static org.marl.core.catalog.ComponentKind.SCHEDULE;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.plan.report.CurveConfig;
import org.marl.core.plan.report.HeatmapConfig;
import org.marl.core.plan.report.PlaneConfig;
import org.marl.core.plan.report.ProfileConfig;
import org.marl.core.plan.report.TableConfig;

/** The words that every experiment needs: orderings, schedules, figures. They are data alone. */
public final class CorePlugin implements MarlPlugin {

  /** All agents at once: what a learner does unless told otherwise. */
  public static final Component<Ordering.Simultaneous> SIMULTANEOUS =
      Component.of(
          ORDERING,
          "simultaneous",
          Ordering.Simultaneous.class,
          new Ordering.Simultaneous(),
          "All agents update at once, against the old policies of the others.");

  @Override
  public String name() {
    return "marl-core";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        SIMULTANEOUS,
        Component.of(
            ORDERING,
            "sequence",
            Ordering.Sequence.class,
            new Ordering.Sequence(null),
            "Groups update in turn, each against its predecessors' new policies (paper 4)."),
        Component.of(
            ORDERING,
            "shuffled",
            Ordering.Shuffled.class,
            new Ordering.Shuffled(1),
            "One agent after another, in a random order that is drawn anew (HAPPO)."),
        Component.of(
            ORDERING,
            "by_advantage",
            Ordering.ByAdvantage.class,
            new Ordering.ByAdvantage(),
            "One agent after another, the largest expected gain first."),
        Component.of(
            SCHEDULE,
            "every",
            EvaluationConfig.class,
            new EvaluationConfig(null, 32),
            "Evaluates at regular times."),
        Component.of(
            FIGURE,
            "curve",
            CurveConfig.class,
            new CurveConfig(
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty()),
            "Columns against steps, with their spread over seeds."),
        Component.of(
            FIGURE,
            "table",
            TableConfig.class,
            new TableConfig(null, Optional.empty(), Optional.empty(), Optional.empty()),
            "Final values with their spread over seeds."),
        Component.of(
            FIGURE,
            "plane",
            PlaneConfig.class,
            new PlaneConfig(
                null, null, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            "The path of every run in the plane of two columns."),
        Component.of(
            FIGURE,
            "profile",
            ProfileConfig.class,
            new ProfileConfig(
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty()),
            "The entries of a metric at the end, side by side: a value by epoch or by agent."),
        Component.of(
            FIGURE,
            "heatmap",
            HeatmapConfig.class,
            new HeatmapConfig(null, Optional.empty(), Optional.empty(), Optional.empty()),
            "The entries of a metric as colours against steps."));
  }
}
