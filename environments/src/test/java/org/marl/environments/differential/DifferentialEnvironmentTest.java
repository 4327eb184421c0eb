package org.marl.environments.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

class DifferentialEnvironmentTest {
  private static final EnvironmentFactory FACTORY = new DifferentialConfig(20).factory();

  private static StepResult step(float... actions) {
    List<RandomStream> streams = RandomStream.family(1, "test", actions.length / 2);
    try (VectorEnvironment environment = FACTORY.create(streams)) {
      StepResult result = StepResult.allocate(FACTORY.spec(), environment.copies());
      environment.reset(result.current());
      JointAction joint = JointAction.allocate(FACTORY.spec(), environment.copies());
      System.arraycopy(actions, 0, joint.values(), 0, actions.length);
      environment.step(joint, result);
      return result;
    }
  }

  /** Both maxima, the start of training, and a point where the narrow hill has just taken over. */
  @Test
  void bothAgentsEarnTheLargerHill() {
    StepResult result = step(5, 5, -5, -5, 0, 0, 3, 4);
    assertThat(result.rewards())
        .containsExactly(new float[] {10, 10, 0, 0, -40 / 9f, -40 / 9f, 5, 5}, within(1e-6f));
  }

  @Test
  void whatLiesOutsideTheBoxCountsAsItsEdge() {
    assertThat(FACTORY.spec().actions())
        .isEqualTo(new ActionSpace.Continuous(List.of(1, 1), -20, 20));
    assertThat(step(1000, -21).rewards()).isEqualTo(step(20, -20).rewards());
    assertThat(step(19, -21).rewards()).isNotEqualTo(step(20, -20).rewards());
  }

  @Test
  void everyStepIsAnEpisode() {
    StepResult result = step(1, 2, 3, 4);
    assertThat(result.terminated()).containsOnly(true);
    assertThat(result.truncated()).containsOnly(false);
    assertThat(result.current().observations()).containsOnly(1);
    assertThat(result.last().observations()).containsOnly(1);
  }
}
