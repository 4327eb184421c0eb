package org.marl.core.environment;

/**
 * What a step gives, in arrays that are allocated once and written anew by every step.
 *
 * <p>A copy whose episode ends starts the next one at once. Then {@code current} is the start of
 * the new episode, and the copy's rows of {@code last} are the end of the old one, from which a
 * learner bootstraps if the episode was truncated; its other rows are left from earlier.
 *
 * @param current what is seen after the step, and what to act upon next
 * @param rewards {@code [E][N]} of the step; agents of a team all have the team's reward
 * @param terminated {@code [E]}: did the episode end by the rules, with nothing to come?
 * @param truncated {@code [E]}: was it cut by the time limit, though it would go on? Never both
 * @param last what was seen at the end of the episodes that have ended in this step
 */
public record StepResult(
    JointObservation current,
    float[] rewards,
    boolean[] terminated,
    boolean[] truncated,
    JointObservation last) {

  /** Room for the results of so many copies. */
  public static StepResult allocate(EnvironmentSpec spec, int copies) {
    return new StepResult(
        JointObservation.allocate(spec, copies),
        new float[copies * spec.agentCount()],
        new boolean[copies],
        new boolean[copies],
        JointObservation.allocate(spec, copies));
  }

  /** Has the episode of the copy ended in this step? */
  public boolean ended(int copy) {
    return terminated[copy] || truncated[copy];
  }
}
