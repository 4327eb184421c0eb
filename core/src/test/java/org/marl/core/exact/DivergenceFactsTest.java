package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.expression.Divergence;

class DivergenceFactsTest {
  private static final String KL = "x * log(x)";
  private static final String JS = "x*log(x) - (1 + x)*log((1 + x)/2)";
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  static String alpha(double a) {
    return "(x^(%1$s) - (%1$s)*x - (1 - (%1$s))) / ((%1$s) * ((%1$s) - 1))".formatted(a);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KL,
        JS,
        "abs(x - 1) / 2",
        "(x - 1)^2",
        "(1 - sqrt(x))^2",
        "-log(x)",
        "1/x - 1",
        "(x^(-1) - (-1)*x - 2) / 2",
        "(x^0.5 - 0.5*x - 0.5) / (0.5 * (0.5 - 1))",
        "(x^3 - 3*x + 2) / 6",
        // Flat regions, overflow, and cancellation must not refute.
        "(x - 1)^4",
        "(x - 1)^6",
        "max(0, abs(x - 1) - 0.1)",
        "max(0, abs(x - 1) - 0.1)^2",
        "0.3*x*log(x) + 0.7*abs(x - 1)/2",
        "sqrt(1 + (x - 1)^2) - 1",
        "exp(x - 1) - 1",
        "log(1 + exp(10*(x - 1))) - log(2)",
        "x*log(x) - (x - 1)",
        "1e6*(x*log(x) - x + 1) - 1e6*(x*log(x) - x + 1) + (x-1)^2",
        "x - 1",
        "0*x"
      })
  void convex_functions_are_accepted(String text) {
    DivergenceFacts facts = Formula.facts(text);
    assertThat(facts.problems()).isEmpty();
    assertThat(facts.convexity().holds()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-x * log(x)",
        "x^0.5 - 1",
        "min(x, 1) - 1",
        "tanh(x - 1)",
        "(x - 1)^2 - 1e-3*abs(x - 1.5) + 5e-4",
        "(x - 1)^3",
        "x*log(x) - 1e-3*(x - 1)^2",
        "if(x < 1, 0, 1) - 1",
        "floor(x) - 1",
        "abs(abs(x - 1) - 0.001) - 0.001",
        "(x-1)*log(1+x)/(1 + x)"
      })
  void others_are_refuted_with_two_points_that_show_it(String text) {
    DivergenceFacts facts = Formula.facts(text);
    assertThat(facts.convexity().status()).isEqualTo(Convexity.Status.REFUTED);
    Witness witness = facts.convexity().witness().orElseThrow();
    assertThat(witness.left()).isLessThan(witness.right());
    assertThat(witness.leftSlope()).isGreaterThan(witness.rightSlope());
    assertThat(facts.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_CONVEX);
              assertThat(problem.sentence()).startsWith("f is not convex: its slope falls from ");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KL,
        JS,
        "abs(x - 1) / 2",
        "(x - 1)^2",
        "(1 - sqrt(x))^2",
        "-log(x)",
        "1/x - 1",
        "(x - 1)^4",
        "x*log(x) + (x - 1)^4",
        "max(0, abs(x - 1) - 0.1)^2",
        "0.3*x*log(x) + 0.7*abs(x - 1)/2",
        "max(x*log(x), 2*(x - 1))",
        "exp(x - 1) - 1",
        "x - 1"
      })
  void convexity_is_proved_where_the_form_shows_it(String text) {
    DivergenceFacts facts = Formula.facts(text);
    assertThat(facts.convexity().status()).isEqualTo(Convexity.Status.PROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if(x < 1, 0, (x - 1)^2)",
        "abs(x^2 - 1) + 5*(x - 1)^2",
        "max(x - 1, min(x - 1, 0))",
        "exp(x) - 0.4*x^2 - exp(1) + 0.4"
      })
  void otherwise_convexity_is_checked_only(String text) {
    DivergenceFacts facts = Formula.facts(text);
    assertThat(facts.convexity().status()).isEqualTo(Convexity.Status.CHECKED);
  }

  @Test
  void the_sentence_names_points_and_slopes() {
    assertThat(new Witness(2, 0.7, 2.5, 0.3).sentence("f"))
        .isEqualTo("f is not convex: its slope falls from 0.7 at x = 2 to 0.3 at x = 2.5");
    assertThat(new Witness(1, 0.70001, 1.5, 0.7).sentence("f"))
        .isEqualTo("f is not convex: its slope falls from 0.70001 at x = 1 to 0.7 at x = 1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x                    | NOT_ZERO_AT_ONE | f(1) is 1, not 0",
        "(x - 1)^2 + 1e-8     | NOT_ZERO_AT_ONE | f(1) is 1e-8, not 0",
        "log(x - 0.5)*0       | UNDEFINED       | f has no value at x = 1e-9",
        "sqrt(2 - x) - 1      | UNDEFINED       | f has no value at x = 2.0003",
      })
  void other_problems_are_named(String text, Problem.Kind kind, String sentence) {
    assertThat(Formula.facts(text).problems()).contains(new Problem(kind, sentence));
  }

  @Test
  void tiny_errors_at_one_are_forgiven() {
    assertThat(Formula.facts("(x - 1)^2 + 1e-10").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        KL + "                | 0         | Infinity",
        "-log(x)              | Infinity  | 0",
        "abs(x - 1) / 2       | 0.5       | 0.5",
        "(x - 1)^2            | 1         | Infinity",
        "(1 - sqrt(x))^2      | 1         | 1",
        JS + "                | 0.6931471805599453 | 0.6931471805599453",
        "1/x - 1              | Infinity  | 0",
        "x^3 - 1              | -1        | Infinity",
        "x^(-0.01) - 1        | Infinity  | 0",
        "(x^0.01 - 1) * (-1)  | 1         | 0",
        "max(0, abs(x - 1) - 0.1) | 0.9   | 1",
        "sqrt(1 + (x-1)^2) - 1 | 0.41421356237309515 | 1",
        "exp(x - 1) - 1       | -0.6321205588285577 | Infinity"
      })
  void limits_at_the_ends(String text, double atZero, double recession) {
    DivergenceFacts facts = Formula.facts(text);
    if (Double.isInfinite(atZero)) {
      assertThat(facts.atZero()).isEqualTo(INFINITE);
    } else {
      assertThat(facts.atZero()).isCloseTo(atZero, within(1e-12));
    }
    if (Double.isInfinite(recession)) {
      assertThat(facts.recession()).isEqualTo(INFINITE);
    } else {
      assertThat(facts.recession()).isCloseTo(recession, within(1e-12));
    }
  }

  @Test
  void limits_stated_by_the_script_come_first() {
    Divergence plain = Formula.divergence(KL);
    Divergence stated =
        new Divergence(
            "d", plain.f(), plain.distance(), OptionalDouble.of(0.25), OptionalDouble.of(7));
    DivergenceFacts facts = DivergenceFacts.of(stated);
    assertThat(facts.atZero()).isEqualTo(0.25);
    assertThat(facts.recession()).isEqualTo(7);
  }

  @Test
  void kinks_are_found_exactly_even_inside_other_kinks() {
    assertThat(Formula.facts(KL).kinks()).isEmpty();
    assertThat(Formula.facts("max(x^2, 2*x - 1)").kinks()).isEmpty();
    assertThat(Formula.facts("abs(x - 1) / 2").kinks()).containsExactly(1);
    assertThat(Formula.facts("max(0, abs(x - 1) - 0.001)").kinks())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : Double.compare(a, b))
        .containsExactly(0.999, 1.001);
    assertThat(Formula.facts("if(x < 2, (x - 1)^2, 4*x - 7)").kinks()).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        KL + "                      | kl",
        "3*x*log(x) - 5*(x - 1)     | 3 * kl",
        "x*log(x) - x + 1           | kl",
        "-log(x)                    | reverse_kl",
        "(x - 1)^2                  | chi2",
        "(x - 1)^2 / 2              | 0.5 * chi2",
        "x^2 - 1                    | chi2",
        "(x - 1)^2 / x              | neyman_chi2",
        "1/x - 1                    | neyman_chi2",
        "(1 - sqrt(x))^2            | hellinger",
        "2 - 2*x^0.5                | hellinger",
        JS + "                      | js",
        "x*log(2*x/(1+x)) + log(2/(1+x)) | js",
        "abs(x - 1)/2               | tv",
        "abs(x - 1) + 3*(x - 1)     | 2 * tv",
        "max(x - 1, 0)              | tv",
        "(x^3 - 3*x + 2) / 6        | alpha(3)",
        "(x^0.7 - 1) / (0.7*(-0.3)) | alpha(0.7)"
      })
  void known_functions_are_recognised_whatever_their_form(String text, String name) {
    assertThat(Formula.facts(text).known().map(KnownFunction::name)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*log(x) + 1e-4*(x - 1)^2",
        "abs(x - 1)/2 + (x - 1)^2",
        "abs(x - 2)/2 - 0.5",
        "(x - 1)^4",
        "x - 1"
      })
  void others_are_not(String text) {
    assertThat(Formula.facts(text).known()).isEmpty();
  }

  @Test
  void the_perspective_takes_limits_where_mass_is_zero() {
    DivergenceFacts facts = Formula.facts("(1 - sqrt(x))^2");
    Curve f = facts.curve();
    assertThat(facts.perspective(f, 0.25, 1)).isEqualTo(0.25);
    assertThat(facts.perspective(f, 0, 0.5)).isEqualTo(0.5);
    assertThat(facts.perspective(f, 0.5, 0)).isCloseTo(0.5, within(1e-15));
    assertThat(facts.perspective(f, 0, 0)).isZero();
    assertThat(Formula.facts(KL).perspective(Formula.curve(KL), 0.1, 0)).isEqualTo(INFINITE);
  }

  @Test
  void gaussian_forms_and_inverses_are_printed() {
    KnownFunction hellinger = Formula.facts("(1 - sqrt(x))^2").known().orElseThrow();
    assertThat(hellinger.inverseText()).isEqualTo("max(1 - 0.5 (s/0.5), 0)^(-2)");
    assertThat(hellinger.gaussianText()).isPresent();
    assertThat(Formula.facts(KL).known().orElseThrow().inverseText()).isEqualTo("exp(s)");
    assertThat(Formula.facts("abs(x - 1)/2").known().orElseThrow().gaussianText()).isEmpty();
  }
}
