package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Optimum;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;

/** The public random Markov game of Su and Lu 2022: 30 states, 3 agents, 5 actions. */
class PublicMarkovGameTest {
  private static final int STATES = 30;
  private static final int JOINT_ACTIONS = 125;
  private static final int HORIZON = 30;

  private final JsonNode golden = Golden.read("dpo_matrix_game");
  private final FiniteModel model = FiniteModel.of(game(0.99));

  private static MarkovGame game(double discount) {
    ByteBuffer table;
    try (InputStream in =
        new GZIPInputStream(
            PublicMarkovGameTest.class.getResourceAsStream("dpo_matrix_game.bin.gz"))) {
      table = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    double[] rewards = doubles(table, STATES * JOINT_ACTIONS);
    int[] everyState = IntStream.range(0, STATES).toArray();
    List<List<Transition>> transitions = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < JOINT_ACTIONS; joint++) {
        double reward = rewards[state * JOINT_ACTIONS + joint];
        row.add(new Transition(reward, everyState, doubles(table, STATES)));
      }
      transitions.add(row);
    }
    double[] start = new double[STATES];
    start[0] = 1;
    return new MarkovGame(
        "game",
        names("agent", 3),
        Collections.nCopies(3, names("action", 5)),
        names("state", STATES),
        discount,
        start,
        transitions);
  }

  private static List<String> names(String word, int count) {
    return IntStream.range(0, count).mapToObj(i -> word + i).toList();
  }

  private static double[] doubles(ByteBuffer table, int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> table.getDouble());
    return numbers;
  }

  @Test
  void itsOptimumAgrees() {
    Optimum optimum = Optimum.of(model);
    assertThat(optimum.values())
        .containsExactly(Golden.numbers(golden.path("optimal_V_infinite_gamma0.99")), within(1e-9));
    assertThat(Arrays.stream(optimum.jointActions()).asDoubleStream().toArray())
        .isEqualTo(Golden.numbers(golden.path("greedy_joint_action_infinite")));
  }

  @Test
  void itsReturnsOfThirtyStepsAgree() {
    FiniteModel discounted = FiniteModel.of(game(0.99).within(HORIZON));
    assertThat(optimalReturn(discounted))
        .isCloseTo(expected("optimal_return_30_steps_gamma0.99"), within(1e-9));
    assertThat(uniformReturn(discounted))
        .isCloseTo(expected("uniform_policy_return_30_steps_gamma0.99"), within(1e-9));

    FiniteModel undiscounted = FiniteModel.of(game(1).within(HORIZON));
    assertThat(optimalReturn(undiscounted))
        .isCloseTo(expected("optimal_return_30_steps_undiscounted_from_state0"), within(1e-9));
    assertThat(uniformReturn(undiscounted))
        .isCloseTo(expected("uniform_policy_return_30_steps_undiscounted"), within(1e-9));
  }

  private double expected(String name) {
    assertThat(golden.has(name)).as(name).isTrue();
    return golden.path(name).asDouble();
  }

  private static double optimalReturn(FiniteModel model) {
    return Optimum.of(model).values()[0];
  }

  private static double uniformReturn(FiniteModel model) {
    PolicySpace space = PolicySpace.independent(model);
    double[] joint = new double[model.states() * model.jointActions()];
    double[] values = new double[model.states()];
    Evaluation evaluation = new Evaluation(model);
    space.joint(space.uniform(), joint);
    evaluation.setPolicy(joint);
    evaluation.values(values);
    return evaluation.atStart(values);
  }
}
