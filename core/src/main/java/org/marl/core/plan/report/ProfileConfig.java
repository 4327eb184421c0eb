package org.marl.core.plan.report;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.AxisName;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.Column;

/**
 * {@code profile(what, …)}: the entries of a metric at the end of runs against their number, such
 * as its epochs.
 */
public record ProfileConfig(
    @Doc("the recorded metrics whose entries, the last axis of them, lie along the horizontal axis")
        List<Column> what,
    @AxisName @Doc("the axis of the experiment whose values are the rows of panels")
        Optional<String> rows,
    @AxisName @Doc("the axis of the experiment whose values are the columns of panels")
        Optional<String> columns,
    @AxisName @Doc("the axis of the experiment whose values are the lines of a panel")
        Optional<String> lines,
    @Doc("what the entries are, below the horizontal axis") Optional<String> label,
    @Doc("whether the entries are on a logarithmic scale") boolean logY,
    @Doc("the heading") Optional<String> title) {}
