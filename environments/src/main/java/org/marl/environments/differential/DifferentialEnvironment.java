package org.marl.environments.differential;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;

/**
 * Copies of the differential game. Every episode is one step, there is nothing to see but the
 * number 1, and chance plays no part.
 */
final class DifferentialEnvironment implements VectorEnvironment {
  private final EnvironmentSpec spec;
  private final double range;
  private final int copies;

  /**
   * @param range actions beyond it, or minus it, are taken for it
   */
  DifferentialEnvironment(EnvironmentSpec spec, double range, int copies) {
    this.spec = spec;
    this.range = range;
    this.copies = copies;
  }

  static EnvironmentSpec spec(DifferentialConfig config) {
    List<String> agents = config.agentNames();
    List<Integer> ones = Collections.nCopies(agents.size(), 1);
    return new EnvironmentSpec(
        agents,
        ones,
        new ActionSpace.Continuous(ones, -config.range(), config.range()),
        0,
        1,
        true,
        false,
        false,
        "the game's reward, common to both agents; its maximum is 10");
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public int copies() {
    return copies;
  }

  @Override
  public void reset(JointObservation target) {
    observe(target);
  }

  @Override
  public void step(JointAction actions, StepResult result) {
    float[] chosen = actions.values();
    for (int copy = 0; copy < copies; copy++) {
      double reward =
          DifferentialReward.of(clipped(chosen[2 * copy]), clipped(chosen[2 * copy + 1]));
      result.rewards()[2 * copy] = (float) reward;
      result.rewards()[2 * copy + 1] = (float) reward;
    }
    Arrays.fill(result.terminated(), true);
    Arrays.fill(result.truncated(), false);
    observe(result.last());
    observe(result.current());
  }

  private double clipped(double action) {
    return Math.max(-range, Math.min(range, action));
  }

  @Override
  public void observe(JointObservation target) {
    Arrays.fill(target.observations(), 1);
  }

  @Override
  public EnvironmentState save() {
    return EnvironmentState.of(Map.of(), Map.of());
  }

  @Override
  public void restore(EnvironmentState state) {
    // Nothing lives from one episode to the next.
  }
}
