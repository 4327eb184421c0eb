package org.marl.algorithms.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.plan.MatrixGame;

class FeatureMapTest {

  /** Agent `a` has 2 entries; `b`, who sees what `a` does, has 2 * 3. */
  private static final PolicySpace SPACE =
      PolicySpace.conditional(
          FiniteModel.of(
              new MatrixGame(
                  "game",
                  List.of("a", "b"),
                  List.of(List.of("x", "y"), List.of("x", "y", "z")),
                  new double[6],
                  Optional.empty())),
          new int[] {0, 1});

  private static TableConfig table(boolean normalise, List<List<Double>> a, List<List<Double>> b) {
    return new TableConfig(List.of(a, b), normalise);
  }

  private static List<List<Double>> rows(int count, Double... row) {
    return Collections.nCopies(count, List.of(row));
  }

  private static Optional<String> message(TableConfig table) {
    return table.misfit(SPACE).map(Misfit::message);
  }

  @Test
  void oneHotFeaturesAreUnitVectors() {
    Features features = new OneHotConfig().of(SPACE, 1);
    assertThat(features.dimension()).isEqualTo(6);
    double[] theta = new double[6];
    features.add(4, 2.5, theta);
    assertThat(theta).containsExactly(0, 0, 0, 0, 2.5, 0);
    assertThat(features.dot(4, theta)).isEqualTo(2.5);
    assertThat(features.dot(3, theta)).isZero();
  }

  @Test
  void randomFeaturesHaveNormOneAndDependOnTheSeedAlone() {
    Features features = new RandomConfig(5, 7).of(SPACE, 1);
    Features again = new RandomConfig(5, 7).of(SPACE, 1);
    Features other = new RandomConfig(5, 8).of(SPACE, 1);
    for (int entry = 0; entry < 6; entry++) {
      double[] vector = vector(features, entry);
      assertThat(Arrays.stream(vector).map(x -> x * x).sum()).isCloseTo(1, within(1e-14));
      assertThat(vector(again, entry)).isEqualTo(vector);
      assertThat(vector(other, entry)).isNotEqualTo(vector);
    }
  }

  private static double[] vector(Features features, int entry) {
    double[] vector = new double[features.dimension()];
    features.add(entry, 1, vector);
    return vector;
  }

  @Test
  void tablesGiveTheirRowsInOrder() {
    List<List<Double>> own = new ArrayList<>();
    for (int entry = 0; entry < 6; entry++) {
      own.add(List.of(entry / 10.0, -0.5));
    }
    TableConfig table = table(false, rows(2, 0.5), own);
    assertThat(table.misfit(SPACE)).isEmpty();
    assertThat(table.of(SPACE, 0).dimension()).isEqualTo(1);
    assertThat(vector(table.of(SPACE, 1), 5)).containsExactly(0.5, -0.5);
  }

  @Test
  void longRowsAreRefusedOrScaled() {
    assertThat(message(table(false, rows(2, 1.0), rows(6, 3.0, 4.0))))
        .contains("row 1 of agent `b` has norm 5.00000, above 1");
    TableConfig scaled = table(true, rows(2, 1.0), rows(6, 3.0, 4.0));
    assertThat(scaled.misfit(SPACE)).isEmpty();
    assertThat(vector(scaled.of(SPACE, 1), 0))
        .containsExactly(new double[] {0.6, 0.8}, within(1e-15));
    assertThat(vector(scaled.of(SPACE, 0), 0)).containsExactly(1);
  }

  @Test
  void tablesOfTheWrongSizeSayWhatIsExpected() {
    assertThat(message(new TableConfig(List.of(rows(2, 1.0)), false)))
        .contains("features of 1 agents, but `game` has 2");
    assertThat(table(false, rows(2, 1.0), rows(5, 1.0)).misfit(SPACE))
        .contains(
            new Misfit(
                "agent `b` has 5 rows of features, not 6",
                "give 6: 1 for the state, times 2 for actions of predecessors, times 3 for its own"));
    assertThat(message(table(false, List.of(List.of(1.0), List.of()), rows(6, 1.0))))
        .contains("row 2 of agent `a` has 0 features, row 1 has 1");
  }

  /** Against the gradient of the weighted loss, which vanishes at the minimum. */
  @Test
  void leastSquaresMeetTheNormalEquations() {
    SplittableRandom random = new SplittableRandom(1);
    for (int dimension : new int[] {1, 3, 6, 10}) {
      Features features = new RandomConfig(dimension, 2).of(SPACE, 1);
      for (double ridge : new double[] {0, 0.1}) {
        double[] weights = random.doubles(6).toArray();
        double[] targets = random.doubles(6, -1, 1).toArray();
        double[] x = new double[dimension];
        assertThat(features.leastSquares().solve(weights, targets, ridge, x)).isTrue();
        double[] gradient = new double[dimension];
        for (int entry = 0; entry < 6; entry++) {
          double error = features.dot(entry, x) - targets[entry];
          features.add(entry, weights[entry] * error, gradient);
        }
        for (int i = 0; i < dimension; i++) {
          assertThat(gradient[i] + ridge * x[i]).isCloseTo(0, within(1e-12));
        }
      }
    }
  }

  @Test
  void withoutARidgeTheSmallestSolutionIsFound() {
    List<List<Double>> twins = rows(6, 0.6, 0.6);
    Features features = table(false, rows(2, 1.0), twins).of(SPACE, 1);
    double[] x = new double[2];
    features
        .leastSquares()
        .solve(new double[] {1, 0, 0, 0, 0, 0}, new double[] {1.2, 9, 9, 9, 9, 9}, 0, x);
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-12));

    double[] tabular = new double[6];
    new OneHotConfig()
        .of(SPACE, 1)
        .leastSquares()
        .solve(new double[] {1, 0, 2, 0, 0, 0}, new double[] {3, 9, 4, 9, 9, 9}, 0, tabular);
    assertThat(tabular).containsExactly(3, 0, 4, 0, 0, 0);
  }
}
