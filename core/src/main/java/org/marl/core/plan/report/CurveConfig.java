package org.marl.core.plan.report;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.AxisName;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.Column;

/** {@code curve(what, …)}: columns against steps, one line per run with its spread over seeds. */
public record CurveConfig(
    @Doc("the recorded columns on the vertical axis") List<Column> what,
    @AxisName @Doc("the axis of the experiment whose values are the rows of panels")
        Optional<String> rows,
    @AxisName @Doc("the axis of the experiment whose values are the columns of panels")
        Optional<String> columns,
    @AxisName @Doc("the axis of the experiment whose values are the lines of a panel")
        Optional<String> lines,
    @Doc("whether steps are on a logarithmic scale") boolean logX,
    @Doc("whether the columns are on a logarithmic scale") boolean logY,
    @Doc("the heading") Optional<String> title) {}
