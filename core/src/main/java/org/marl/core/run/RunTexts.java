package org.marl.core.run;

import java.util.function.Function;
import org.marl.core.plan.RunPlan;

/**
 * The scripts that are stored beside a run.
 *
 * @param script as its author wrote it
 * @param resolved a script of the one run, every default explicit
 */
public record RunTexts(String script, Function<RunPlan, String> resolved) {}
