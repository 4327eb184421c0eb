package org.marl.core.environment;

/**
 * The actions of all agents in all copies; one instance serves a whole run.
 *
 * @param indices {@code [E][N]} chosen actions from 0 on; empty if actions are continuous
 * @param values {@code [E][N][D]}, padding ignored; empty if actions are discrete
 */
public record JointAction(int[] indices, float[] values) {

  /** Room for the actions of so many copies: all 0. */
  public static JointAction allocate(EnvironmentSpec spec, int copies) {
    int agents = copies * spec.agentCount();
    return spec.actions() instanceof ActionSpace.Continuous space
        ? new JointAction(new int[0], new float[agents * space.width()])
        : new JointAction(new int[agents], new float[0]);
  }
}
