package org.marl.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marl.core.expression.Axis.ACTIONS;
import static org.marl.core.expression.Axis.AGENTS;
import static org.marl.core.expression.Axis.SAMPLES;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What has which type, and what the messages about the rest say. */
class TypingTest {

  private static Arguments good(String text, Function<Expressions, Node> e, String type) {
    return Arguments.of(text, e, type);
  }

  static Stream<Arguments> goodCases() {
    return Stream.of(
        good("ratio", of -> of.get(Quantity.RATIO), "REAL [agents, samples] MINIBATCH [POLICY]"),
        good(
            "pi * q_tot",
            of -> of.times(of.get(Quantity.PI), of.get(Quantity.Q_TOT)),
            "REAL [agents, samples, actions] MINIBATCH [POLICY, Q, MIXER] coupled"),
        good(
            "reward > 0",
            of -> of.graph.binary(Binary.GREATER, of.get(Quantity.REWARD), of.number(0)),
            "BOOL [samples] ROLLOUT []"),
        good(
            "if ratio > 1 then value else 0",
            of ->
                of.graph.select(
                    of.graph.binary(Binary.GREATER, of.get(Quantity.RATIO), of.number(1)),
                    of.get(Quantity.VALUE),
                    of.number(0)),
            "REAL [agents, samples] MINIBATCH [CRITIC]"),
        good(
            "action == greedy",
            of -> of.graph.binary(Binary.EQUAL, of.get(Quantity.ACTION), of.get(Quantity.GREEDY)),
            "BOOL [agents, samples] MINIBATCH []"),
        good(
            "sign(ratio)",
            of -> of.graph.unary(Unary.SIGN, of.get(Quantity.RATIO)),
            "REAL [agents, samples] MINIBATCH []"),
        good(
            "chosen(Q)",
            of -> of.graph.chosen(of.get(Quantity.Q_TABLE)),
            "REAL [agents, samples] MINIBATCH [Q]"),
        good(
            "argmax(Q over actions)",
            of -> of.reduce(Reduction.ARGMAX, of.get(Quantity.Q_TABLE), ACTIONS),
            "INDEX [agents, samples] MINIBATCH []"),
        good(
            "count(alive over agents)",
            of -> of.reduce(Reduction.COUNT, of.get(Quantity.ALIVE), AGENTS),
            "REAL [samples] ROLLOUT []"),
        good(
            "mean(ratio)",
            of -> of.mean(of.get(Quantity.RATIO)),
            "REAL [agents] MINIBATCH [POLICY]"),
        good(
            "quantile(ratio, 0.9)",
            of ->
                of.graph.reduce(
                    Reduction.QUANTILE, Set.of(), List.of(of.get(Quantity.RATIO), of.number(0.9))),
            "REAL [agents] MINIBATCH [POLICY]"),
        good(
            "by_epoch(range(ratio))",
            of -> of.graph.byEpoch(of.reduce(Reduction.RANGE, of.get(Quantity.RATIO))),
            "REAL [agents, epochs] AFTER []"),
        good(
            "normalise(advantage over [agents, samples])",
            of -> of.reduce(Reduction.NORMALISE, of.get(Quantity.ADVANTAGE), AGENTS, SAMPLES),
            "REAL [agents, samples] TURN []"),
        good(
            "sum(ratio over agents) * ratio",
            of ->
                of.times(
                    of.reduce(Reduction.SUM, of.get(Quantity.RATIO), AGENTS),
                    of.get(Quantity.RATIO)),
            "REAL [agents, samples] MINIBATCH [POLICY] coupled"),
        good(
            "central(greedy)",
            of -> of.graph.central(of.get(Quantity.GREEDY)),
            "REAL [samples] MINIBATCH [CENTRAL] coupled"),
        good(
            "gradient(mix(q), q)",
            of -> of.graph.gradient(of.get(Quantity.Q_TOT), of.get(Quantity.Q_TAKEN)),
            "REAL [agents, samples] MINIBATCH [Q, MIXER] coupled"),
        good(
            "gradient(chosen(pi) / old(prob), pi)",
            of -> of.graph.gradient(of.get(Quantity.RATIO), of.get(Quantity.PI)),
            "REAL [agents, samples, actions] MINIBATCH [POLICY]"),
        good(
            "gradient(-sum(pi * log(pi) over actions), pi)",
            of -> of.graph.gradient(of.get(Quantity.ENTROPY), of.get(Quantity.PI)),
            "REAL [agents, samples, actions] MINIBATCH [POLICY]"),
        good(
            "reward + gamma * next(old(value)) - old(value)",
            of -> {
              Node value = of.graph.old(of.get(Quantity.VALUE));
              Node next = of.times(of.get(Quantity.GAMMA), of.graph.next(value));
              return of.minus(of.plus(of.get(Quantity.REWARD), next), value);
            },
            "REAL [agents, samples] UPDATE []"),
        good(
            "accumulate(reward, gamma)",
            of -> of.graph.accumulate(of.get(Quantity.REWARD), of.get(Quantity.GAMMA)),
            "REAL [samples] ROLLOUT []"),
        good(
            "sum(weight over agents)",
            of -> of.reduce(Reduction.SUM, of.graph.parameter("weight"), AGENTS),
            "REAL one number PLAN []"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodCases")
  void typesAreInferred(String text, Function<Expressions, Node> build, String type) {
    Node e = build.apply(new Expressions(new Graph()));
    assertThat(e).hasToString(text);
    Type t = e.type();
    String found = t.element() + " " + t.axesText() + " " + t.stage() + " " + t.trains();
    assertThat(found + (t.coupled() ? " coupled" : "")).isEqualTo(type);
  }

  private static Arguments bad(
      Optional<Setting> setting, Function<Expressions, Node> e, String message, String help) {
    return Arguments.of(setting, e, message, help);
  }

  private static Arguments bad(Function<Expressions, Node> e, String message, String help) {
    return bad(Optional.empty(), e, message, help);
  }

  static Stream<Arguments> badCases() {
    return Stream.of(
        bad(
            of ->
                of.times(
                    of.number(2),
                    of.graph.binary(Binary.GREATER, of.get(Quantity.RATIO), of.number(1))),
            "`ratio > 1` is true or false, not a number",
            "write `if ratio > 1 then 1 else 0`"),
        bad(
            of -> of.graph.unary(Unary.NOT, of.get(Quantity.RATIO)),
            "`ratio` is a number, not true or false",
            "compare it, as in `ratio > 0`"),
        bad(
            of -> of.plus(of.get(Quantity.ACTION), of.number(1)),
            "`action` is an action, not a number",
            "compare actions with `==`, or take an entry with `at(e, action)`"),
        bad(
            of -> of.times(of.get(Quantity.PI), of.get(Quantity.MU)),
            "`pi * mu` mixes discrete actions with continuous ones",
            "axes `actions` and `dims` belong to different kinds of games"),
        bad(
            of -> of.reduce(Reduction.SUM, of.get(Quantity.RATIO)),
            "`sum(ratio)` does not say over what; `ratio` has [agents, samples]",
            "write `sum(ratio over agents)` or `sum(ratio over samples)`"),
        bad(
            of -> of.reduce(Reduction.SUM, of.get(Quantity.RATIO), ACTIONS),
            "`sum(ratio over actions)` goes over actions, but `ratio` has no actions, only"
                + " [agents, samples]",
            ""),
        bad(
            of -> of.mean(of.mean(of.get(Quantity.RATIO))),
            "`mean(mean(ratio))` goes over samples, but `mean(ratio)` has no samples, only"
                + " [agents]",
            "`mean` goes over samples unless `over` names other axes"),
        bad(
            of -> of.reduce(Reduction.ARGMAX, of.get(Quantity.RATIO), AGENTS),
            "`argmax(ratio over agents)` is no action: `argmax` goes over actions only",
            ""),
        bad(
            of -> of.graph.chosen(of.get(Quantity.RATIO)),
            "`chosen(ratio)` takes the entry of one action, but `ratio` has no actions",
            "quantities with actions are `pi`, `pi_old`, `log_pi`, `Q`, `available`"),
        bad(
            of -> of.graph.old(of.get(Quantity.REWARD)),
            "`old` has no effect: nothing inside `reward` depends on a live network",
            "write `reward` alone"),
        bad(
            of ->
                of.graph.divergence(
                    Expressions.kl(), of.get(Quantity.RATIO), of.get(Quantity.PI_OLD)),
            "`kl(ratio, pi_old)` compares probabilities of actions, but `ratio` has no actions",
            "write `kl(pi, pi_old)`"),
        bad(
            of -> of.graph.mix(of.get(Quantity.Q_TABLE)),
            "`mix(Q)` needs one entry per agent and sample, but `Q` has [agents, samples,"
                + " actions]",
            ""),
        bad(
            of -> of.graph.gradient(of.mean(of.get(Quantity.Q_TOT)), of.get(Quantity.Q_TAKEN)),
            "in `gradient(mean(q_tot), q)`, `mean(q_tot)` makes one sample depend on others",
            "differentiate before samples are reduced"),
        bad(
            of -> {
              Node sum = of.reduce(Reduction.SUM, of.get(Quantity.RATIO), AGENTS);
              Node shares = of.times(of.get(Quantity.RATIO), sum);
              return of.graph.gradient(shares, of.get(Quantity.RATIO));
            },
            "in `gradient(ratio * sum(ratio over agents), ratio)`, `sum(ratio over agents)` makes one"
                + " agent depend on others",
            "differentiate before agents are reduced"),
        bad(
            of -> {
              Node taken = of.graph.chosen(of.get(Quantity.PI));
              return of.graph.gradient(of.times(of.get(Quantity.PI), taken), of.get(Quantity.PI));
            },
            "in `gradient(pi * chosen(pi), pi)`, `chosen(pi)` makes one action depend on others",
            "differentiate before actions are reduced"),
        bad(
            of ->
                of.graph.gradient(
                    of.graph.unary(Unary.SIGN, of.get(Quantity.RATIO)), of.get(Quantity.RATIO)),
            "`sign(ratio)` does not depend on `ratio`",
            ""),
        bad(
            of -> of.graph.gradient(of.get(Quantity.Q_STAR), of.get(Quantity.Q_TAKEN)),
            "`q_star` does not depend on `q`",
            ""),
        bad(
            of ->
                of.graph.reduce(
                    Reduction.RESCALE,
                    Set.of(),
                    List.of(of.get(Quantity.Y), of.get(Quantity.REWARD), of.number(1))),
            "a bound of `rescale` is one number, but `reward` has [samples]",
            ""),
        bad(
            of ->
                of.graph.reduce(
                    Reduction.QUANTILE, Set.of(), List.of(of.get(Quantity.RATIO), of.number(1.5))),
            "`1.5` is no share: `quantile` takes a number from 0 to 1",
            "as in `quantile(x, 0.9)`, which nine tenths of the entries do not exceed"),
        bad(
            of -> of.graph.byEpoch(of.get(Quantity.TRAINING_RETURN)),
            "`training_return` is known after the update, not in every epoch of it",
            ""),
        bad(
            of ->
                of.graph.coefficient(
                    new CoefficientRule.Adaptive(1, 1, 1.5, 2, 0, 1),
                    Optional.of(of.get(Quantity.ENTROPY))),
            "the measure of a coefficient is one number, or one per agent, but `entropy` has"
                + " [agents, samples]",
            "write `mean(entropy)`"),
        bad(
            Optional.of(Setting.EXACT),
            of -> of.graph.next(of.get(Quantity.VALUE)),
            "`next(value)` needs sequences of steps; the exact learner has all states and actions"
                + " at once",
            ""),
        bad(
            Optional.of(Setting.TABULAR),
            of -> of.graph.next(of.get(Quantity.Q_TABLE)),
            "`next(Q)` needs sequences of steps; the tabular learner has all states and actions at"
                + " once",
            ""),
        bad(
            Optional.of(Setting.TABULAR),
            of -> of.get(Quantity.Y),
            "`y` needs a value-based learner or an off-policy actor-critic learner; the tabular"
                + " learner has none",
            "the tabular learner supplies pi, Q, return, optimum, N, gamma, steps, progress"),
        bad(
            Optional.of(Setting.ON_POLICY),
            of -> of.graph.target(of.get(Quantity.VALUE)),
            "`target(value)` needs a value-based learner or an off-policy actor-critic learner;"
                + " on-policy learners have none",
            null),
        bad(
            Optional.of(Setting.VALUE),
            of -> of.get(Quantity.RATIO),
            "`ratio` needs an on-policy learner or the exact learner; value-based learners have"
                + " none",
            null),
        bad(
            Optional.of(Setting.EXACT),
            of -> of.graph.mix(of.get(Quantity.RATIO)),
            "`mix(ratio)` needs a value-based learner or an off-policy actor-critic learner;"
                + " the exact learner has none",
            null));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("badCases")
  void mistakesAreSaidInTheWordsOfTheScript(
      Optional<Setting> setting, Function<Expressions, Node> build, String message, String help) {
    Expressions of = new Expressions(setting.map(Graph::new).orElseGet(Graph::new));
    assertThatThrownBy(() -> build.apply(of))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(message)
        .asInstanceOf(InstanceOfAssertFactories.type(ExpressionException.class))
        .satisfies(
            error -> {
              if (help != null) {
                assertThat(error.help()).isEqualTo(help);
              }
            });
  }

  @Test
  void theHelpListsWhatTheLearnerSupplies() {
    assertThatThrownBy(() -> new Graph(Setting.EXACT).input(Quantity.Q_TOT))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            error ->
                assertThat(error.help())
                    .isEqualTo(
                        "the exact learner supplies pi, log_pi, pi_old, prob, log_prob, ratio,"
                            + " entropy, value, advantage, Q, reward, return, optimum,"
                            + " marginal_return, lookahead, surrogate, decomposition,"
                            + " estimated_return, bellman_error, average_return, converged,"
                            + " period, N, gamma, steps, progress"));
  }

  @Test
  void theExactLearnerKnowsValuesBeforeItSteps() {
    Graph exact = new Graph(Setting.EXACT);
    assertThat(exact.input(Quantity.VALUE).type().stage()).isEqualTo(Stage.UPDATE);
    assertThat(exact.input(Quantity.Q_TABLE).type().stage()).isEqualTo(Stage.TURN);
    assertThat(exact.input(Quantity.Q_TABLE).type().trains()).isEmpty();
    assertThat(exact.input(Quantity.PI).type().trains()).containsExactly(Network.POLICY);
  }

  @Test
  void theValueBasedPolicyIsMadeOfUtilities() {
    assertThat(new Graph(Setting.VALUE).input(Quantity.PI).type().trains())
        .containsExactly(Network.Q);
  }
}
