package org.marl.core.plan.report;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.AxisName;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.Column;

/** {@code table(what, …)}: final values, mean and 95 % Student t interval over seeds. */
public record TableConfig(
    @Doc("the recorded columns whose final values are shown") List<Column> what,
    @AxisName @Doc("the axis of the experiment whose values are the rows") Optional<String> rows,
    @AxisName @Doc("the axis of the experiment whose values are the columns")
        Optional<String> columns,
    @Doc("the heading") Optional<String> title) {}
