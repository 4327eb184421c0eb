package org.marl.core.plan;

import java.util.List;
import org.marl.core.catalog.Choice;

/**
 * Everything that one experiment asks for.
 *
 * @param name as in the script
 * @param documentation the {@code ///} lines above it, may be empty
 * @param axes names of the axes of its runs in order, see {@link RunPlan#coordinates}
 * @param runs its runs, made one at a time
 * @param report figures and tables, components of kind FIGURE
 * @param claims what must hold of the results
 */
public record ExperimentPlan(
    String name,
    String documentation,
    List<String> axes,
    Runs runs,
    List<Choice> report,
    List<Claim> claims) {

  /**
   * The runs of an experiment. Iterating expands them lazily and always gives the same runs in the
   * same order.
   */
  public interface Runs extends Iterable<RunPlan> {
    long count();
  }
}
