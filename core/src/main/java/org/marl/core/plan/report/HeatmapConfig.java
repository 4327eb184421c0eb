package org.marl.core.plan.report;

import java.util.Optional;
import org.marl.core.catalog.AxisName;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.Column;

/** {@code heatmap(what, …)}: the entries of a metric, or runs, as colours against steps. */
public record HeatmapConfig(
    @Doc("the recorded metric whose columns are the rows of a map, or one column") Column what,
    @AxisName @Doc("the axis of the experiment whose values are the rows of panels")
        Optional<String> rows,
    @AxisName @Doc("the axis of the experiment whose values are the columns of panels")
        Optional<String> columns,
    @Doc("the heading") Optional<String> title) {}
