package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;

/** Every mistake is one error with code and place, exits with 1, and nothing is written. */
final class BadInputTest {
  private static final String GAME =
      "game g { agents = [ann, bob], actions = 2, reward = [[5, 7], [6, 4]] }\n";

  @TempDir private Path folder;

  /** Two lines, the experiment in the second. */
  private static String experiment(String keys) {
    return GAME + "experiment e { on = g, iterations = 5, " + keys + " }\n";
  }

  private static String with(String algorithm) {
    return experiment("with = " + algorithm);
  }

  /** An experiment on an environment whose actions are vectors. */
  private static String vectors(String environment, String algorithm) {
    return "game v = "
        + environment
        + "\nexperiment e { on = v, train = 1k, with = "
        + algorithm
        + " }\n";
  }

  private static String f(String body) {
    return "divergence mine { f(x) = " + body + " }\n" + with("f_iteration(D = mine)");
  }

  private static String game(String items) {
    return "game h { " + items + " }\n" + with("f_iteration(D = kl)").replace("on = g", "on = h");
  }

  private static String ordering(String value) {
    return "algorithm a extends f_iteration(D = kl) { ordering = " + value + " }\n" + with("a");
  }

  /** The sign ^^ in the script stands before the place of the error, and is not part of it. */
  private static Arguments bad(String code, String words, String script) {
    return Arguments.of(code, words, script);
  }

  static Stream<Arguments> mathematics() {
    return Stream.of(
        bad("M001", "f is not convex", f("^^log(x)")),
        bad("M001", "f is not convex", f("^^if x < 2 then 0 else 1")),
        bad("M002", "f(1)", f("^^x^2")),
        bad("M003", "f has no value", f("^^sqrt(x - 1)")),
        bad("M003", "f has no value", f("^^1 / 0")),
        bad("T002", "must be positive, found -1", with("f_iteration(D = kl, omega = ^^-1)")),
        bad("T002", "must be positive, found 0", with("f_iteration(D = kl, omega = ^^0)")),
        bad("T002", "found -2", with("f_iteration(D = kl, omega = {0.1, ^^-2})")),
        bad("T002", "not a finite number", with("f_iteration(D = kl, omega = ^^1 / 0)")),
        bad("T002", "found -2", "param w = {1, ^^-2}\n" + with("f_iteration(D = kl, omega = w)")),
        bad("M004", "sum to 0.6", with("f_iteration(D = kl), start = [^^[0.3, 0.3], 1]")));
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        bad("M005", "2 actions of `agent1`", game("agents = 2, actions = 2, reward = ^^[[1, 2]]")),
        bad("M005", "a number is expected", game("agents = 1, actions = 2, reward = [^^[1], [2]]")),
        bad(
            "T002",
            "between 0 and 1",
            game("agents = 1, actions = 2, reward = [1, 2], stop = [1, ^^2]")),
        bad("T002", "between 1 and", game("agents = ^^0, actions = 2, reward = []")),
        bad("N002", "`a` stands twice", game("agents = [a, ^^a], actions = 1, reward = [[1]]")));
  }

  private static String logLinear(String keys) {
    return "algorithm a extends sequential_ppo_sgd(rounds = 5) { " + keys + " }\n" + with("a");
  }

  private static String features(String value) {
    return logLinear("policy = log_linear(features = " + value + ")");
  }

  static Stream<Arguments> logLinearPolicies() {
    String ann = "[[1], [1]]";
    String bob = "[[1], [1], [1], [1]]";
    return Stream.of(
        bad("C002", "start at theta = 0", logLinear("").replace("with", "^^start = [1, 1], with")),
        bad("C002", "features of 1 agents, but `g` has 2", features("^^table([" + ann + "])")),
        bad(
            "C002",
            "agent `bob` has 2 rows of features, not 4",
            features("^^table([" + ann + ", " + ann + "])")),
        bad(
            "C002",
            "row 1 of agent `bob` has norm 2",
            features("^^table([" + ann + ", " + bob.replaceFirst("1", "2") + "])")),
        bad("T002", "between 1 and 10000", features("random(dimension = ^^0)")),
        bad("C002", "cannot take the step `solve`", logLinear("step = ^^solve")),
        bad(
            "C002",
            "fits log-linear policies",
            logLinear("policy = conditional, step = ^^regression")),
        bad(
            "C002",
            "linear in `pi`, minus a multiple of",
            logLinear("update = best_response").replace("= a }", "= ^^a }")));
  }

  private static String pessimistic(String keys) {
    return "algorithm a extends pessimistic_linear(rounds = 5) { " + keys + " }\n" + with("a");
  }

  static Stream<Arguments> pessimisticValues() {
    return Stream.of(
        bad(
            "T004",
            "`bellman_error` needs values from samples, as with `evaluation = pessimistic(…)`",
            with("f_iteration(D = kl), record = ^^bellman_error")),
        bad(
            "T004",
            "`average_return` needs values from samples",
            with(
                "[pessimistic_linear(rounds = 5, omega = 1), f_iteration(D = kl)],"
                    + " record = ^^average_return")),
        bad(
            "T004",
            "`average_return` needs values from samples",
            with("f_iteration(D = kl), expect final(^^average_return) > 0")),
        bad("C002", "for all agents", pessimistic("ordering = ^^sequence([ann, bob])")),
        bad("C002", "taking an action once", pessimistic("deviation = ^^always")),
        bad(
            "C002",
            "a distribution of 2 weights, not 4",
            pessimistic("evaluation = ^^pessimistic(distribution = [1, 1])")),
        bad(
            "C002",
            "sum to 0",
            pessimistic("evaluation = ^^pessimistic(distribution = [0, 0, 0, 0])")),
        bad(
            "C002",
            "functions of 1 agents, but `g` has 2",
            pessimistic("evaluation = ^^pessimistic(functions = finite([[[1, 2]]]))")),
        bad("T002", "positive", pessimistic("evaluation = pessimistic(lambda = ^^0)")));
  }

  /** A game of one agent with states, whose rules and keys a test completes. */
  private static String walk(String items) {
    return game("agents = [ann], actions = [stay, go], states = [here, there], " + items);
  }

  private static String conditional(String order) {
    return "algorithm a extends f_iteration(D = kl) { policy = conditional(order = "
        + order
        + ") }\n"
        + with("a");
  }

  static Stream<Arguments> states() {
    String rules = "\n in here { [go] -> there\n otherwise -> here }";
    String good = walk("discount = 0.9" + rules);
    return Stream.of(
        bad("T002", "below 1, found 1", walk("discount = ^^1" + rules)),
        bad("M004", "sum to 0.9", walk("discount = 0, in here { ^^[_] -> here: 0.4, there: 0.5 }")),
        bad(
            "T002",
            "found -0.5",
            walk("discount = 0, in here { ^^[_] -> here: -0.5, there: 1.5 }")),
        bad("N008", "no rule says", walk("discount = 0.9, ^^in here { [go] -> there }")),
        bad("M004", "sum to 0.5", walk("discount = 0.9, start = ^^{ here = 0.5 }" + rules)),
        bad("N012", "no state `hre`", walk("discount = 0.9, start = ^^hre" + rules)),
        bad(
            "N012",
            "did you mean `there`?",
            good.replace(" with", " record = value(^^thre), with")),
        bad("C004", "number per state of `h`", good.replace(" with", " record = ^^value, with")),
        bad("N008", "missing in `here`", good.replace(" with", " start = [^^{ there = 1 }], with")),
        bad("N008", "`bob` of game `g`", conditional("^^[ann]")),
        bad("N004", "`ann` stands in two", conditional("[ann, bob, ^^ann]")),
        bad("N012", "no agent `carol`", conditional("[ann, ^^carol]")));
  }

  static Stream<Arguments> names() {
    String good = with("f_iteration(D = kl)");
    return Stream.of(
        bad("N001", "did you mean `hellinger`?", with("f_iteration(D = ^^helinger)")),
        bad("N001", "did you mean `f_iteration`", with("^^f_iteraton(D = kl)")),
        bad("N001", "no game or environment `h`", good.replace("on = g", "on = ^^h")),
        bad("N003", "did you mean `seeds`?", with("f_iteration(D = kl), ^^sedes = 1")),
        bad("N003", "did you mean `omega`?", with("f_iteration(D = kl, ^^omgea = 1)")),
        bad("N011", "did you mean `game`?", good.replace("game g", "^^gmae g")),
        bad("N002", "declared twice", GAME + good.replace("game g", "game ^^g")),
        bad("N010", "refers to itself", "game h extends ^^h {}\n" + good),
        bad("N010", "`h` -> `k` -> `h`", "game h extends k {}\ngame k extends ^^h {}\n"),
        bad("N008", "`with` needs at least one", with("^^[]")),
        bad("N008", "`seeds` needs at least one", with("f_iteration(D = kl), seeds = ^^[]")),
        bad("N008", "`ann`, `bob`", ordering("sequence(^^[])")),
        bad("N008", "no agents", ordering("sequence([^^[], [ann, bob]])")),
        bad(
            "C001",
            "`value_based` cannot run yet",
            with("^^iql").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "`duplex` mixes action values",
            "algorithm q extends vdac_sum { critic = ^^mixed(gru(units = 8), mixer = duplex) }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "share all their weights",
            "algorithm q extends ippo { sharing = all, ordering = ^^shuffled(every = 1) }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "30 minibatches cannot be cut from 20 steps",
            "algorithm q extends ippo { minibatches = ^^30, environments = 2, rollout_length = 10 }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "`entropy` is of the last update's batch",
            with("ippo, record = return - mean(^^entropy)")
                .replace("iterations = 5", "train = 10k")),
        bad("C002", "`tv` has kinks", vectors("differential_game", "^^tvpo")),
        bad(
            "C002",
            "at most 3 dimensions, but actions of `v` have 4",
            vectors("mujoco(robot = ant, partition = \"2x4\")", "^^divergence_po(D = js)")),
        bad(
            "C002",
            "`js` compares two Gaussian policies",
            vectors("differential_game", "ippo, record = ^^js((pi + pi_old) / 2, pi_old)")),
        bad(
            "C002",
            "`pi` has an entry for every action, but actions of `v` are vectors",
            vectors("differential_game", "ippo, record = max(^^pi over actions) + kl(pi, pi_old)")),
        bad(
            "C002",
            "`log_pi` has an entry for every action",
            "update u { maximize mean(ratio * advantage) - mean(sum(^^log_pi over actions)) }\n"
                + vectors("differential_game", "ippo(update = u)")),
        bad(
            "C002",
            "explore by their deviation",
            vectors("differential_game", "ippo(exploration = ^^epsilon_sampling())")),
        bad(
            "C002",
            "agents can see numbered actions only",
            vectors("differential_game", "ippo(previous_action = ^^true)")),
        bad(
            "C002",
            "is not known where a rollout ends",
            "update u { maximize mean(ratio * (reward + ^^next(reward))) }\n"
                + "algorithm q extends ippo { update = u }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "which have them in no order",
            "update u { maximize mean(^^accumulate(ratio * reward, gamma)) }\n"
                + "algorithm q extends ippo { update = u }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "nothing trains `learned(1)`",
            "update u { maximize mean(ratio * advantage) - ^^learned(1) * mean(entropy) over policy }\n"
                + "algorithm q extends ippo { update = u }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "belongs to all of them",
            "update u { use ppo(), minimize ^^exp(learned(0)) * stop(mean(entropy)) over coefficient }\n"
                + "algorithm q extends happo { update = u }\n"
                + with("q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "no coefficient `learned(0)`",
            with("ippo, record = ^^learned(0)").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "one objective for the whole team",
            "algorithm q extends jr_ppo { ordering = shuffled(every = 1) }\n"
                + with("^^q").replace("iterations = 5", "train = 10k")),
        bad(
            "C002",
            "the tabular learner counts `train`",
            with("tabular_iql").replace("iterations", "^^iterations")),
        bad(
            "C002",
            "starts from its values, all `initial`",
            with("tabular_i2q, ^^start = [0.5, 0.5]").replace("iterations = 5", "train = 10")),
        bad(
            "C002",
            "explores by its action values",
            "algorithm q extends tabular_iql { exploration = ^^gaussian_noise() }\n"
                + with("q").replace("iterations = 5", "train = 10")),
        bad(
            "C003",
            "2,000,000 runs",
            with("f_iteration(D = {kl, tv}), seeds = 1..1M").replace("t e {", "t ^^e {")));
  }

  static Stream<Arguments> shape() {
    String good = with("f_iteration(D = kl)");
    return Stream.of(
        bad("P005", "not closed", good.replace("game g {", "game g ^^{").replace("]] }", "]]")),
        bad("P005", "not closed", good.replace("e {", "e ^^{").replace("kl) }", "kl)")),
        bad(
            "P005",
            "not closed",
            GAME + "experiment e {\n on = g\n with = f_iteration^^(D = kl\n}"),
        bad("P001", "`{` is missing", good.replace("e {", "e^^")),
        bad("P011", "closes nothing", good + "^^}\n"),
        bad("P002", "does not end", "import ^^\"other.marl\n" + good),
        bad("P009", "too deep", "param p = " + "(".repeat(10_000) + "1" + ")".repeat(10_000)),
        bad("P009", "too deep", "param p = 1" + " + 1".repeat(10_000)),
        bad("P009", "too deep", GAME + "experiment e { expect " + "not ".repeat(10_000) + "true }"),
        bad("N010", "too long", chain(1_000, "param p%d = p%d\n") + "param p1000 = 1\n"),
        bad(
            "N010",
            "too long",
            chain(1_000, "game g%d extends g%d {}\n") + GAME.replace("game g", "game g1000")),
        bad(
            "N010",
            "more than",
            chain(60, "fn f%d(x) = f%2$d(x) * f%2$d(x)\n") + "fn f60(x) = x\n"),
        bad(
            "P009",
            "operations",
            "update u {\n"
                + chain(60, "let a%2$d = a%1$d * a%1$d\n").replaceFirst("a0 \\* a0", "ratio")
                + "maximize mean(a60)\n}\n"));
  }

  private static String chain(int length, String format) {
    return IntStream.range(0, length)
        .mapToObj(i -> format.formatted(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String place(String marked) {
    int mark = marked.indexOf("^^");
    if (mark < 0) {
      return "";
    }
    String before = marked.substring(0, mark);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (mark - before.lastIndexOf('\n')) + "\n";
  }

  @ParameterizedTest
  @MethodSource({
    "mathematics",
    "tables",
    "states",
    "logLinearPolicies",
    "pessimisticValues",
    "names",
    "shape"
  })
  void oneErrorAtItsPlaceAndNothingWritten(String code, String words, String script)
      throws IOException {
    Path file = Files.writeString(folder.resolve("script.marl"), script.replace("^^", ""));
    Path out = folder.resolve("out");
    Invocation run = Invocation.of("run", file.toString(), "--out", out.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error[MARL-" + code + "]: ")
        .contains("--> " + file + ":" + place(script), words)
        .endsWith("1 error\n");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aBadDefinitionIsShownAsIfItStoodInTheScript(String code, String value) throws IOException {
    String script = "param w = 1\n" + with("f_iteration(D = kl, omega = w)");
    Path file = Files.writeString(folder.resolve("script.marl"), script);
    Path out = folder.resolve("out");
    Invocation run = Invocation.of("run", file.toString(), "--out", out.toString(), "-Dw=" + value);
    assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(run.err())
        .startsWith("error[MARL-" + code + "]: ")
        .contains("--> -Dw:1:", "param w = " + value)
        .endsWith("1 error\n");
    assertThat(out).doesNotExist();
  }

  static Stream<Arguments> definitions() {
    return Stream.of(
        Arguments.of("T002", "-1"),
        Arguments.of("T002", "{1, -1}"),
        Arguments.of("T002", "1 / 0"),
        Arguments.of("N001", "nothing"),
        Arguments.of("P005", "(("),
        Arguments.of("P002", "\"x"),
        Arguments.of("P011", "1}"));
  }

  @Test
  void anOutWithoutNameIsNotTheWorkingFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("script.marl"), with("f_iteration(D = kl)"));
    Invocation run = Invocation.of("run", file.toString(), "--out", "");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--out");
  }

  @Test
  void bytesThatAreNoTextAreOneError() throws IOException {
    Path file = folder.resolve("script.marl");
    Files.write(file, "game \u00ff".getBytes(StandardCharsets.ISO_8859_1));
    Invocation run = Invocation.of("run", file.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(run.err()).startsWith("error[MARL-F002]: ").contains(file + ":1:6");
  }

  @Test
  void manyErrorsAreCountedAndTheFirstShown() throws IOException {
    Path file =
        Files.writeString(folder.resolve("script.marl"), "param p = nothing\n".repeat(5_000));
    Invocation check = Invocation.of("check", file.toString());
    assertThat(check.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(check.err()).endsWith("the first 100 are shown of 4999 errors\n");
    assertThat(check.err().lines().filter(line -> line.startsWith("error["))).hasSize(100);
  }
}
