package org.marl.algorithms.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.run.RunFailure;

class LinearSystemTest {

  private static void write(FiniteModel model, double[] joint, LinearSystem system) {
    system.clear();
    for (int state = 0; state < model.states(); state++) {
      for (int i = 0; i < model.jointActions(); i++) {
        int pair = model.pair(state, i);
        system.add(
            state, model.successors(pair), model.weights(pair), model.continuation() * joint[pair]);
      }
    }
  }

  /** Solutions agree to rounding times the condition, which is about 2 / (1 - gamma). */
  private static void requireAgreement(FiniteModel model) {
    LinearSystem dense = new DenseSystem(model.states());
    LinearSystem sparse = new SparseSystem(model.pattern());
    double[] right = new SplittableRandom(5).doubles(model.states(), -1, 1).toArray();
    double[] expected = new double[model.states()];
    double[] result = new double[model.states()];
    for (int seed = 0; seed < 2; seed++) {
      double[] joint = RandomGames.joint(model, seed);
      write(model, joint, dense);
      write(model, joint, sparse);
      for (boolean transposed : new boolean[] {true, false, true}) {
        assertThat(dense.solve(right, transposed, expected)).isTrue();
        assertThat(sparse.solve(right, transposed, result)).isTrue();
        double scale = Residual.largest(expected) / (1 - model.continuation());
        assertThat(result).containsExactly(expected, within(1e-14 * scale));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 0.9", "5, 0.999", "1, 0.99", "300, 0.99"})
  void sparseAndDenseSolutionsAgreeWhereStatesMix(int successors, double discount) {
    requireAgreement(RandomGames.mixing(300, successors, discount, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.99, 0.999})
  void sparseAndDenseSolutionsAgreeWhereStatesHardlyMix(double discount) {
    requireAgreement(RandomGames.line(400, discount, 2));
  }

  @Test
  void aDenseSolutionSolvesBothEquations() {
    DenseSystem system = new DenseSystem(2);
    double[] result = new double[2];
    system.clear();
    system.add(0, new int[] {0, 1}, new double[] {0.25, 0.75}, 0.5);
    system.add(1, new int[] {0}, new double[] {1}, 0.5);

    // (0.875, -0.375; -0.5, 1) x = (1, 2): the determinant is 0.6875.
    assertThat(system.solve(new double[] {1, 2}, false, result)).isTrue();
    assertThat(result).containsExactly(new double[] {1.75 / 0.6875, 2.25 / 0.6875}, within(1e-14));
    assertThat(system.solve(new double[] {1, 2}, true, result)).isTrue();
    assertThat(result).containsExactly(new double[] {2 / 0.6875, 2.125 / 0.6875}, within(1e-14));
  }

  @Test
  void aChainThatNeverEndsHasNoSolution() {
    DenseSystem dense = new DenseSystem(2);
    SparseSystem sparse =
        new SparseSystem(new SparsePattern(new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}));
    for (LinearSystem system : new LinearSystem[] {dense, sparse}) {
      system.clear();
      system.add(0, new int[] {1}, new double[] {1}, 1);
      system.add(1, new int[] {0}, new double[] {1}, 1);
      assertThat(system.solve(new double[] {1, 1}, false, new double[2])).isFalse();
    }
  }

  @Test
  void aPoorSolutionDoesNotPass() {
    double relative =
        Residual.relative(new double[] {1e-6, 0}, new double[] {1, 1}, new double[] {2, 3});
    assertThat(Residual.isRounding(relative)).isFalse();
    assertThatThrownBy(() -> Residual.require(relative))
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "the equations of the joint policy could not be solved: the relative residual is"
                + " 1.4e-07");
  }

  @Test
  void decompositionTakesOverWhereIterationFails() {
    FiniteModel model = RandomGames.line(300, 0.99, 3);
    double[] joint = RandomGames.joint(model, 4);
    SparsePattern pattern = model.pattern();
    SparseMatrix matrix = new SparseMatrix(pattern);
    SparseMatrix transpose = new SparseMatrix(pattern.transposed());
    for (int row = 0; row < pattern.rows(); row++) {
      matrix.values()[pattern.diagonal()[row]] = 1;
      for (int i = 0; i < model.jointActions(); i++) {
        int pair = model.pair(row, i);
        matrix.add(row, model.successors(pair), model.weights(pair), -0.99 * joint[pair]);
      }
    }
    matrix.transpose(pattern.places(), transpose);
    double[] expected = new SplittableRandom(6).doubles(pattern.rows(), -1, 1).toArray();
    double[] right = new double[expected.length];
    double[] result = new double[expected.length];

    matrix.multiply(expected, right);
    new SparseFactors(transpose).add(right, result);
    assertThat(result).containsExactly(expected, within(1e-11));
    transpose.multiply(expected, right);
    result = new double[expected.length];
    new SparseFactors(matrix).add(right, result);
    assertThat(result).containsExactly(expected, within(1e-11));
  }

  @Test
  void theShapeOfTheGameDecidesHowItIsSolved() {
    assertThat(LinearSystem.of(RandomGames.mixing(40, 2, 0.9, 1))).isInstanceOf(DenseSystem.class);
    assertThat(LinearSystem.of(RandomGames.mixing(300, 2, 0.9, 1)))
        .isInstanceOf(SparseSystem.class);
    assertThat(LinearSystem.of(RandomGames.mixing(100, 100, 0.9, 1)))
        .isInstanceOf(DenseSystem.class);
  }

  @Test
  void thePatternGrowsWithTheNonZeros() {
    int states = 5_000;
    SparsePattern pattern = RandomGames.mixing(states, 5, 0.9, 1).pattern();
    assertThat(pattern.size()).isLessThanOrEqualTo(states * (4 * 5 + 1));
  }
}
