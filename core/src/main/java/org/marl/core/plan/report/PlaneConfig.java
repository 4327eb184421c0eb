package org.marl.core.plan.report;

import java.util.Optional;
import org.marl.core.catalog.AxisName;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.Column;

/** {@code plane(x, y, …)}: the path of every run in the plane of two columns. */
public record PlaneConfig(
    @Doc("the recorded column on the horizontal axis") Column x,
    @Doc("the recorded column on the vertical axis") Column y,
    @AxisName @Doc("the axis of the experiment whose values are the rows of panels")
        Optional<String> rows,
    @AxisName @Doc("the axis of the experiment whose values are the columns of panels")
        Optional<String> columns,
    @AxisName @Doc("the axis of the experiment whose values are the paths of a panel")
        Optional<String> lines,
    @Doc("the heading") Optional<String> title) {}
