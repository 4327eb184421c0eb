package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All cases of {@code golden/oracle} (see its README), with closed forms and without. */
class OracleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kl         | x * log(x)",
        "reverse_kl | -log(x)",
        "chi2       | (x - 1)^2",
        "hellinger  | (1 - sqrt(x))^2",
        "js         | x*log(x) - (1 + x)*log((1 + x)/2)",
        "tv         | abs(x - 1)/2"
      })
  void proximal_steps(String name, String f) {
    DivergenceFacts facts = Formula.facts(f);
    assertThat(facts.known()).isPresent();
    for (boolean closedForms : new boolean[] {true, false}) {
      SimplexSolver open =
          new SimplexSolver(facts.penalty(), SimplexSolver.Support.OPEN, closedForms);
      SimplexSolver supported =
          new SimplexSolver(facts.penalty(), SimplexSolver.Support.SUPPORTED_ONLY, closedForms);
      for (JsonNode problem : cases("prox/" + name)) {
        checkProximal(facts, open, problem, problem);
        if (problem.has("supported_only")) {
          checkProximal(facts, supported, problem, problem.get("supported_only"));
        }
      }
    }
  }

  private static void checkProximal(
      DivergenceFacts facts, SimplexSolver solver, JsonNode problem, JsonNode expected) {
    double[] gain = array(problem.get("Q"));
    double[] reference = array(problem.get("q"));
    double omega = problem.get("omega").asDouble();
    double[] x = new double[gain.length];
    solver.solve(gain, reference, omega, x);
    double value =
        IntStream.range(0, x.length).mapToDouble(a -> x[a] * gain[a]).sum()
            - omega * facts.sum(facts.curve(), x, reference);
    checkOptimum(problem, expected, gain, omega, x, value, solver.residual());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shannon          | x * log(x)",
        "tsallis_q2_k0p5  | -0.5*x*(1 - x)",
        "tsallis_q1p5_k1  | -2*x*(1 - x^0.5)",
        "tsallis_q1p5_k0p5 | -x*(1 - x^0.5)"
      })
  void regularised_steps(String name, String negated) {
    Penalty penalty = Penalties.regulariser(negated);
    assertThat(penalty.known()).isPresent();
    for (boolean closedForms : new boolean[] {true, false}) {
      SimplexSolver solver = new SimplexSolver(penalty, SimplexSolver.Support.OPEN, closedForms);
      for (JsonNode problem : cases("unary/" + name)) {
        double[] gain = array(problem.get("Q"));
        double omega = problem.get("omega").asDouble();
        double[] x = new double[gain.length];
        solver.solve(gain, null, omega, x);
        Curve curve = penalty.copy().curve();
        double value =
            IntStream.range(0, x.length)
                .mapToDouble(a -> x[a] * gain[a] - (x[a] == 0 ? 0 : omega * curve.value(x[a])))
                .sum();
        checkOptimum(problem, problem, gain, omega, x, value, solver.residual());
      }
    }
  }

  private static void checkOptimum(
      JsonNode problem,
      JsonNode expected,
      double[] gain,
      double omega,
      double[] x,
      double value,
      double residual) {
    String id = problem.get("id").asText();
    double largest =
        IntStream.range(0, x.length).mapToDouble(a -> Math.abs(gain[a])).max().orElse(0);
    assertThat(value)
        .as(id)
        .isCloseTo(expected.get("value").asDouble(), within(1e-10 * (1 + largest + omega)));
    assertThat(residual).as(id).isLessThan(1e-10);
    if (expected.get("unique").asBoolean()) {
      double[] optimum = array(expected.get("x"));
      for (int a = 0; a < x.length; a++) {
        assertThat(x[a]).as("%s x[%d]", id, a).isCloseTo(optimum[a], within(1e-8));
      }
    } else {
      checkMembership(id, problem, x);
    }
    if (expected.has("exact_zeros")) {
      for (JsonNode zero : expected.get("exact_zeros")) {
        assertThat(x[zero.asInt()]).as("%s x[%s]", id, zero).isZero();
      }
    }
  }

  /** The set of optima of total variation. */
  private static void checkMembership(String id, JsonNode problem, double[] x) {
    double[] q = array(problem.get("q"));
    Set<Integer> emptied = indices(problem.get("emptied"));
    Set<Integer> tied = indices(problem.get("tied"));
    Set<Integer> receivers = indices(problem.get("receivers"));
    for (int a = 0; a < x.length; a++) {
      String entry = id + " x[" + a + "]";
      if (emptied.contains(a)) {
        assertThat(x[a]).as(entry).isZero();
      } else if (tied.contains(a)) {
        assertThat(x[a]).as(entry).isBetween(0.0, q[a]);
      } else if (receivers.contains(a)) {
        assertThat(x[a]).as(entry).isGreaterThanOrEqualTo(q[a]);
      } else {
        assertThat(x[a]).as(entry).isCloseTo(q[a], within(1e-15));
      }
    }
    assertThat(Arrays.stream(x).sum()).isCloseTo(1, within(1e-12));
  }

  private static Set<Integer> indices(JsonNode list) {
    return Set.copyOf(
        StreamSupport.stream(list.spliterator(), false).map(JsonNode::asInt).toList());
  }

  private static List<JsonNode> cases(String name) {
    try (InputStream in =
        OracleTest.class.getResourceAsStream("/golden/oracle/" + name + ".json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      assertThat(cases.size()).isGreaterThanOrEqualTo(20);
      return StreamSupport.stream(cases.spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] array(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
