package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.algorithms.finite.ActionValues;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Optimum;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.finite.StationaryLaw;
import org.marl.core.run.RunFailure;

/** What joint policies are worth, against the oracle. */
class MarkovEvaluationParityTest {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @ValueSource(strings = {"game1", "game2", "game3", "game4", "game5_gap2", "game6_gap3"})
  void valuesAgree(String name) {
    JsonNode golden = Golden.read("markov_" + name);
    FiniteModel model = FiniteModel.of(MarkovOracle.game(golden));
    assertThat(golden.path("policies")).hasSize(3);
    golden.path("policies").forEach(expected -> requireParity(model, expected));
  }

  private static void requireParity(FiniteModel model, JsonNode expected) {
    PolicySpace space = PolicySpace.independent(model);
    double[][][] policies = MarkovOracle.tables(expected.path("policy"));
    Evaluation evaluation = new Evaluation(model);
    double[] joint = new double[model.states() * model.jointActions()];
    double[] values = new double[model.states()];
    double[] actionValues = new double[joint.length];
    double[] visits = new double[model.states()];
    space.joint(policies, joint);
    evaluation.setPolicy(joint);
    evaluation.values(values);
    evaluation.jointActionValues(values, actionValues);
    evaluation.visits(model.start(), visits);

    requireClose(values, Golden.numbers(expected.path("V")));
    requireClose(
        actionValues,
        Arrays.stream(MarkovOracle.rows(expected.path("Q_joint")))
            .flatMapToDouble(Arrays::stream)
            .toArray());
    double[] occupancy = Arrays.stream(visits).map(n -> n * (1 - model.discount())).toArray();
    requireClose(occupancy, Golden.numbers(expected.path("occupancy_mu0")));
    assertThat(evaluation.atStart(values))
        .isCloseTo(expected.path("J_mu0").asDouble(), within(TOLERANCE));
    ActionValues average = new ActionValues(space, Followers.CONDITIONAL);
    double[][][] perAgent = space.uniform();
    for (int agent = 0; agent < model.agents(); agent++) {
      average.average(agent, actionValues, policies, perAgent[agent]);
    }
    requireClose(
        MarkovOracle.flat(perAgent),
        MarkovOracle.flat(MarkovOracle.tables(expected.path("Q_agent"))));
    requireLaw(model, joint, expected);
  }

  /** The oracle gives no law where there are several. */
  private static void requireLaw(FiniteModel model, double[] joint, JsonNode expected) {
    if (expected.has("stationary")) {
      requireClose(StationaryLaw.of(model, joint), Golden.numbers(expected.path("stationary")));
    } else {
      assertThatThrownBy(() -> StationaryLaw.of(model, joint)).isInstanceOf(RunFailure.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"game1", "game2", "game3", "game4", "game5_gap2", "game6_gap3"})
  void optimaAgree(String name) {
    JsonNode golden = Golden.read("markov_" + name);
    FiniteModel model = FiniteModel.of(MarkovOracle.game(golden));
    JsonNode expected = golden.path("optimum");
    Optimum optimum = Optimum.of(model);
    Evaluation evaluation = new Evaluation(model);
    requireClose(optimum.values(), Golden.numbers(expected.path("V")));
    assertThat(evaluation.atStart(optimum.values()))
        .isCloseTo(expected.path("J_mu0").asDouble(), within(TOLERANCE));
    double[] best = Golden.numbers(expected.path("joint_action"));
    assertThat(Arrays.stream(optimum.jointActions()).asDoubleStream().toArray()).isEqualTo(best);
    double[] actionValues = new double[model.states() * model.jointActions()];
    evaluation.jointActionValues(optimum.values(), actionValues);
    requireClose(margins(model, actionValues, optimum), Golden.numbers(expected.path("margin")));
    if (expected.has("stationary")) {
      double[] joint = new double[actionValues.length];
      for (int state = 0; state < model.states(); state++) {
        joint[model.pair(state, optimum.jointActions()[state])] = 1;
      }
      requireLaw(model, joint, expected);
    }
  }

  private static double[] margins(FiniteModel model, double[] actionValues, Optimum optimum) {
    double[] margins = new double[model.states()];
    for (int state = 0; state < margins.length; state++) {
      double second = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < model.jointActions(); i++) {
        if (i != optimum.jointActions()[state]) {
          second = Math.max(second, actionValues[model.pair(state, i)]);
        }
      }
      margins[state] = optimum.values()[state] - second;
    }
    return margins;
  }

  private static void requireClose(double[] actual, double[] expected) {
    assertThat(actual).containsExactly(expected, within(TOLERANCE));
  }
}
