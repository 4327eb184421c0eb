package org.marl.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuffersTest {

  @Test
  void masksShowThePaddingOfActions() {
    StepResult result = StepResult.allocate(spec(new ActionSpace.Discrete(List.of(2, 3))), 2);
    assertThat(result.current().availableActions())
        .containsExactly(1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1);
    assertThat(result.last().alive()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void arraysAreAsLongAsTheWidestAgentNeeds() {
    EnvironmentSpec spec = spec(new ActionSpace.Continuous(List.of(1, 2), -1, 1));
    StepResult result = StepResult.allocate(spec, 3);
    assertThat(result.current().observations()).hasSize(3 * 2 * 5);
    assertThat(result.current().states()).hasSize(3 * 7);
    assertThat(result.current().availableActions()).isEmpty();
    assertThat(result.rewards()).hasSize(3 * 2);
    assertThat(JointAction.allocate(spec, 3).values()).hasSize(3 * 2 * 2);
    assertThat(JointAction.allocate(spec, 3).indices()).isEmpty();
  }

  @Test
  void anEpisodeEndsByTheRulesOrByTheClock() {
    StepResult result = StepResult.allocate(spec(new ActionSpace.Discrete(List.of(1, 1))), 3);
    result.terminated()[0] = true;
    result.truncated()[1] = true;
    assertThat(List.of(result.ended(0), result.ended(1), result.ended(2)))
        .containsExactly(true, true, false);
  }

  @Test
  void aStateOfAnotherShapeIsRefused() {
    EnvironmentState state =
        EnvironmentState.of(Map.of("position", new double[2]), Map.of("clock", new long[1]));
    assertThat(state.reals("position", 2)).hasSize(2);
    assertThatThrownBy(() -> state.reals("position", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the saved state has 2 entries of `position` where there are 3");
    assertThatThrownBy(() -> state.integers("position", 3))
        .hasMessage("the saved state has no `position` where there are 3");
  }

  private static EnvironmentSpec spec(ActionSpace actions) {
    return new EnvironmentSpec(
        List.of("a", "b"), List.of(5, 4), actions, 7, 10, true, false, false, "none");
  }
}
