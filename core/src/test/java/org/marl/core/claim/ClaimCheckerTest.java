package org.marl.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Summary;
import org.marl.core.plan.Claim.Term;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;
import org.marl.core.run.RunStatus;

class ClaimCheckerTest {
  private final List<RunRecord> runs = new ArrayList<>();

  /** A run whose only column is {@code x}; coordinates as "axis=label" in order. */
  private void run(RunStatus status, String coordinates, long seed, double... x) {
    Map<String, String> axes = new LinkedHashMap<>();
    for (String axis : coordinates.split(" ")) {
      axes.put(axis.split("=")[0], axis.split("=")[1]);
    }
    axes.put("seed", Long.toString(seed));
    long[] steps = new long[x.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 10L * i;
    }
    runs.add(
        new RunRecord(
            coordinates + seed,
            axes,
            seed,
            status,
            status == RunStatus.FAILED ? Optional.of("overflow") : Optional.empty(),
            List.of("x"),
            steps,
            new double[][] {x}));
  }

  private void run(String coordinates, long seed, double... x) {
    run(RunStatus.DONE, coordinates, seed, x);
  }

  private ClaimResult check(Term condition) {
    return check(condition, Optional.empty());
  }

  private ClaimResult check(Term condition, Optional<Term> when) {
    Claim claim = new Claim("the claim", condition, when);
    ClaimResult result = ClaimChecker.check(List.of(claim), RunResults.of(runs)).get(0);
    assertThat(result.text()).isEqualTo("the claim");
    return result;
  }

  private static Term x(Summary summary) {
    return new Claim.Summarised("x", summary, Map.of());
  }

  private static Term x(Summary summary, String axis, String label) {
    return new Claim.Summarised("x", summary, Map.of(axis, label));
  }

  private static Term number(double value) {
    return new Claim.Number(value);
  }

  private static Term is(Term left, Binary operation, Term right) {
    return new Claim.Two(operation, left, right);
  }

  private static Term greater(Term left, double right) {
    return is(left, Binary.GREATER, number(right));
  }

  private void holds(Term condition, String detail) {
    assertThat(check(condition)).isEqualTo(new ClaimResult("the claim", true, detail));
  }

  private void fails(Term condition, String detail) {
    assertThat(check(condition)).isEqualTo(new ClaimResult("the claim", false, detail));
  }

  @Test
  void summarisesAlongTheRun() {
    run("game=g", 1, 3, -1, 7, 4, 2);

    holds(is(x(Summary.INITIAL), Binary.EQUAL, number(3)), "holds: 3 == 3");
    holds(is(x(Summary.FINAL), Binary.EQUAL, number(2)), "holds: 2 == 2");
    holds(is(x(Summary.LOWEST), Binary.EQUAL, number(-1)), "holds: -1 == -1");
    holds(is(x(Summary.HIGHEST), Binary.EQUAL, number(7)), "holds: 7 == 7");
    holds(is(x(Summary.MEAN), Binary.EQUAL, number(3)), "holds: 3 == 3");
  }

  @Test
  void averagesOverSeeds() {
    run("game=g", 1, 1);
    run("game=g", 2, 4);

    fails(greater(x(Summary.FINAL), 2.6), "fails: 2.5 > 2.6 is false");
  }

  @Test
  void mustHoldInEveryCellAndShowsTheWorst() {
    run("D=kl omega=0.1", 1, 0.995);
    run("D=kl omega=1", 1, 0.873);
    run("D=tv omega=0.1", 1, 0.9);
    run("D=tv omega=1", 1, 1);

    fails(
        greater(x(Summary.FINAL), 0.99),
        "fails at D = kl, omega = 1: 0.873 > 0.99 is false; holds in 2 of 4 cells");
    holds(
        greater(x(Summary.FINAL), 0.8),
        "holds in all 4 cells; closest at D = kl, omega = 1: 0.873 > 0.8");
  }

  @Test
  void tellsNearlyEqualNumbersApart() {
    run("game=g", 1, 0.3);

    fails(greater(x(Summary.FINAL), 0.1 + 0.2), "fails: 0.3 > 0.30000000000000004 is false");
  }

  @Test
  void aTermThatFixesAnAxisIsTheSameInAllItsCells() {
    run("game=g1 algorithm=a", 1, 5);
    run("game=g1 algorithm=b", 1, 4);
    run("game=g2 algorithm=a", 1, 5);
    run("game=g2 algorithm=b", 1, 7);

    fails(
        is(x(Summary.FINAL, "algorithm", "a"), Binary.GREATER, x(Summary.FINAL, "algorithm", "b")),
        "fails at game = g2: 5 > 7 is false; holds in 1 of 2 cells");
  }

  @Test
  void anAxisThatAnotherTermLeavesOpenIsWalkedAlong() {
    run("algorithm=a", 1, 5);
    run("algorithm=b", 1, 4);
    run("algorithm=c", 1, 6);

    fails(
        is(x(Summary.FINAL, "algorithm", "a"), Binary.GREATER_EQUAL, x(Summary.FINAL)),
        "fails at algorithm = c: 5 >= 6 is false; holds in 2 of 3 cells");
  }

  @Test
  void aRunWithoutAnAxisMeetsEveryCoordinateOfIt() {
    run("algorithm=a D=kl", 1, 5);
    run("algorithm=a D=tv", 1, 3);
    run("algorithm=b clip=0.1", 1, 4);
    run("algorithm=b clip=0.2", 1, 2);

    fails(
        is(x(Summary.FINAL, "algorithm", "a"), Binary.GREATER, x(Summary.FINAL, "algorithm", "b")),
        "fails at D = tv, clip = 0.1: 3 > 4 is false; holds in 3 of 4 cells");
    holds(
        greater(x(Summary.FINAL), 1.5),
        "holds in all 4 cells; closest at algorithm = b, clip = 0.2: 2 > 1.5");
  }

  @Test
  void aFixedCoordinateIsNeverMetByARunWithoutTheAxis() {
    run("algorithm=a D=kl", 1, 5);
    run("algorithm=b", 1, 0);

    holds(greater(x(Summary.FINAL, "D", "kl"), 4), "holds: 5 > 4");
  }

  @Test
  void speaksOnlyOfTheCellsThatWhenSelects() {
    run("start=low", 1, 0.2, 1);
    run("start=high", 1, 0.8, 0);

    Term condition = greater(x(Summary.FINAL), 0.5);
    Optional<Term> low = Optional.of(is(x(Summary.INITIAL), Binary.LESS, number(0.5)));
    assertThat(check(condition, low).detail()).isEqualTo("holds: 1 > 0.5");
    assertThat(check(condition, low).holds()).isTrue();
  }

  @Test
  void failsWhenTheFilterSelectsNothing() {
    run("start=low", 1, 0.2, 1);

    ClaimResult result =
        check(greater(x(Summary.FINAL), 0.5), Optional.of(greater(x(Summary.INITIAL), 0.5)));
    assertThat(result.holds()).isFalse();
    assertThat(result.detail())
        .isEqualTo("fails: `when` is true in no cell (there is 1), so nothing was checked");
  }

  @Test
  void failsWhenNoRunIsMeant() {
    run("algorithm=a", 1, 1);

    fails(greater(x(Summary.FINAL, "algorithm", "z"), 0), "fails: no run is what it speaks of");
  }

  @Test
  void failsOnNotANumberWhateverTheCondition() {
    run("game=g", 1, 1, Double.NaN);

    Term notGreater = new Claim.One(Unary.NOT, greater(x(Summary.FINAL), 0));
    fails(notGreater, "fails: final(x) is not a number");
    fails(is(x(Summary.LOWEST), Binary.NOT_EQUAL, number(0)), "fails: lowest(x) is not a number");
    holds(greater(x(Summary.INITIAL), 0), "holds: 1 > 0");
  }

  @Test
  void failsWhereARunFailedOrHasNoSuchColumn() {
    run("D=kl", 1, 1);
    run(RunStatus.FAILED, "D=tv", 1, 1);

    fails(
        greater(x(Summary.FINAL), 0),
        "fails at D = tv: run `D=tv1` failed: overflow; holds in 1 of 2 cells");
    runs.remove(1);
    fails(
        greater(new Claim.Summarised("y", Summary.FINAL, Map.of()), 0),
        "fails: run `D=kl1` does not record `y`");
  }

  @Test
  void computesWithTerms() {
    run("game=g", 1, 3, 8);

    Term rise = is(x(Summary.FINAL), Binary.SUBTRACT, x(Summary.INITIAL));
    holds(is(rise, Binary.EQUAL, number(5)), "holds: 5 == 5");
    Term absolute = new Claim.One(Unary.ABS, new Claim.One(Unary.NEGATE, rise));
    holds(is(absolute, Binary.LESS_EQUAL, number(5)), "holds: 5 <= 5");
    Term branch = new Claim.If(greater(rise, 4), number(1), number(2));
    holds(is(branch, Binary.EQUAL, number(1)), "holds: 1 == 1");
  }

  @Test
  void explainsLogic() {
    run("game=g", 1, 3);

    Term low = greater(x(Summary.FINAL), 2);
    Term high = greater(x(Summary.FINAL), 5);
    fails(is(low, Binary.AND, high), "fails: 3 > 5 is false");
    holds(is(high, Binary.OR, low), "holds: 3 > 2");
    fails(
        is(high, Binary.OR, greater(x(Summary.FINAL), 4)),
        "fails: 3 > 5 is false and 3 > 4 is false");
    fails(new Claim.One(Unary.NOT, low), "fails: not (3 > 2) is false");
  }

  private static Term rises() {
    return is(new Claim.Current("x", 1), Binary.GREATER_EQUAL, new Claim.Current("x", 0));
  }

  @Test
  void checksEveryRecordPointOfEveryRun() {
    run("game=g", 1, 1, 2, 3);
    holds(new Claim.Throughout(true, rises()), "holds: at every record point asked for");

    run("game=g", 2, 1, 3, 2.5);
    fails(new Claim.Throughout(true, rises()), "fails: at step 10, seed 2: 2.5 >= 3 is false");
  }

  @Test
  void findsSomeRecordPointInEveryRun() {
    Term atThree = is(new Claim.Current("x", 0), Binary.EQUAL, number(3));
    run("game=g", 1, 1, 3, 2);
    assertThat(check(new Claim.Throughout(false, atThree)).holds()).isTrue();

    run("game=g", 2, 1, 2, 4);
    fails(new Claim.Throughout(false, atThree), "fails: at no record point of the run with seed 2");
  }

  @Test
  void comparesRecordPointsWithTheSameRun() {
    run("game=g", 1, 1, 2);
    run("game=g", 2, 5, 6);

    Term notBelowStart = is(new Claim.Current("x", 0), Binary.GREATER_EQUAL, x(Summary.INITIAL));
    assertThat(check(new Claim.Throughout(true, notBelowStart)).holds())
        .as("seed 1 stays below the mean start of 3, but not below its own")
        .isTrue();
  }

  @Test
  void bootstrapsTheSeeds() {
    run("algorithm=a", 1, 1);
    run("algorithm=a", 2, 1);
    run("algorithm=b", 1, 0);
    run("algorithm=b", 2, 3);
    Term better =
        is(x(Summary.FINAL, "algorithm", "a"), Binary.GREATER, x(Summary.FINAL, "algorithm", "b"));

    // Of the four resamples of two seeds only (1, 1) has a mean of b below 1: probability 1/4.
    assertThat(check(greater(new Claim.Confidence(better), 0.235)).holds()).isTrue();
    assertThat(check(greater(new Claim.Confidence(better), 0.265)).holds()).isFalse();
    assertThat(check(greater(new Claim.Confidence(better), 0.25)))
        .as("the same stream in every check")
        .isEqualTo(check(greater(new Claim.Confidence(better), 0.25)));
  }

  @Test
  void infinityIsANumber() {
    run("game=g", 1, Double.POSITIVE_INFINITY);

    holds(greater(x(Summary.FINAL), 5), "holds: infinity > 5");
  }
}
