package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;

/** Scripts on finite games, from text to results: what they claim must hold. */
final class FiniteGamesTest {
  private static final String RELAY =
      """
      game relay {
        agents   = [a, b]
        actions  = [go, wait]
        states   = [start, ready, rest]
        discount = 0.9
        in start {
          [go, go]  -> ready: 0.9, start: 0.1
          otherwise -> start, reward = -0.1
        }
        in ready {
          [_, go]   -> rest, reward = 1
          otherwise -> ready
        }
        in rest { otherwise -> rest }
      }
      """;

  @TempDir private Path folder;

  private Invocation run(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("script.marl"), script);
    return Invocation.of("run", file.toString(), "--out", out().toString(), "--no-report");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void holds(String script) throws IOException {
    Invocation run = run(script);
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("holds").doesNotContain("FAILS");
  }

  @Test
  void theLibraryHasTheGamesOfTheLiterature() throws IOException {
    holds(
        """
        experiment games {
          on         = [climbing, penalty(k = -100), coordination_game, ratio_game]
          with       = f_iteration(D = kl)
          iterations = 1
          expect initial(optimum, game = climbing) == 11
          expect initial(optimum, game = penalty) == 10
          expect initial(optimum, game = coordination_game) == 7
          expect initial(optimum, game = ratio_game) == 1
          // Uniform policies: the mean of the table, and the ratio of the means.
          expect abs(initial(value, game = climbing) + 31 / 9) < 1e-12
          expect abs(initial(value, game = penalty) + 178 / 9) < 1e-12
          expect abs(initial(value, game = coordination_game) - 5.5) < 1e-12
          expect abs(initial(value, game = ratio_game) - 0.25 / 0.55) < 1e-12
        }
        """);
  }

  /**
   * From (0.6, 0.6) Q is 5.8, 5.2 for Alice and 5.4, 5.8 for Bob; both jump, and V goes from 5.56
   * to 7.
   */
  @Test
  void theStatementsOfThePapersAreWhatOneFindsByHand() throws IOException {
    holds(
        """
        experiment by_hand {
          on         = coordination_game
          with       = best_response_iteration
          start      = [0.6, 0.6]
          iterations = 1
          record     = [trust_region, suboptimality]
          expect initial(trust_region) == 0 and initial(lemma2(reward_bound = 7)) == 0
          expect abs(final(trust_region) - 1) < 1e-12
          expect abs(final(bound(epsilon = 100)) - 0.48) < 1e-12
          expect abs(final(lemma2(reward_bound = 7)) - 8.2) < 1e-12
          expect abs(initial(suboptimality) - 1.44) < 1e-12 and final(suboptimality) == 0
          expect abs(final(old(return)) - 5.56) < 1e-12
        }
        """);
  }

  @Test
  void theStatementsOfThePapersHoldOnAGameWithStates() throws IOException {
    holds(
        RELAY
            + """
            experiment states {
              on         = relay
              with       = f_iteration(D = kl, omega = {0.1, 1})
              start      = [{ ready = [0.4, 0.6], otherwise = 0.25 }, 0.5]
              iterations = 20
              record     = [trust_region, pi(a, ready, go), pi(ready), lookahead(ready)]
              expect initial(pi(a, ready, go)) == 0.4 and initial(pi(a, start, go)) == 0.25
              expect always(lemma2(reward_bound = 1) >= -1e-12)
              expect always(return - old(return) >= bound(epsilon = 2) - 1e-12)
              expect always(suboptimality >= -1e-12) and final(suboptimality) < 0.1
              expect always(return == value(start) and value(rest) == 0)
              expect always(max(abs(mean(sum(pi_old * old(Q) over actions) - old(value))) over agents) < 1e-12)
              expect final(converged) or final(period) == 0
            }
            """);
  }

  @Test
  void aJointPolicyWhoseEpisodesNeverEndFailsItsRunAlone() throws IOException {
    Invocation run =
        run(
            """
            game endless {
              agents = 2, actions = 2
              reward = [[1, 0], [0, 1]]
              stop   = [[0, 1], [1, 0.5]]
            }
            experiment e {
              on = endless, with = f_iteration(D = tv, omega = 100), iterations = 2
              start = { [1, 1], [0.5, 0.5] }
            }
            """);
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("start = [1, 1]", "the joint policy has no value: its episodes may never end");
    assertThat(run.out()).contains("2 runs", "1 failed");
    assertThat(out().resolve("runs/002/metrics.jsonl")).exists();
  }

  /** The columns of the agents and the entries that claims name are the same columns. */
  @Test
  void claimsNameWhatPessimisticLearnersTellOfTheirEstimates() throws IOException {
    holds(
        """
        game drawn = random_markov(
          agents = 2, states = 4, actions = 2, discount = 0.9, reward_range = 1, seed = 3
        )
        experiment estimates {
          on         = drawn
          with       = pessimistic_linear(
            rounds = 6, omega = 0.5, evaluation = pessimistic(lambda = 1000)
          )
          iterations = 6
          record     = [bellman_error, optimum - average_return]
          expect always(bellman_error(agent_1) >= 0)
          expect always(abs(estimated_return(agent_0) - return) < 2)
          expect initial(average_return) == initial(return)
          // The mean of the returns before the last, of seven record points.
          expect abs(final(average_return) - (7 * average(return) - final(return)) / 6) < 1e-12
        }
        """);
    String last = Files.readAllLines(out().resolve("runs/001/metrics.jsonl")).get(6);
    for (String column :
        new String[] {"bellman_error(agent_1)", "estimated_return(agent_0)", "average_return"}) {
      assertThat(last.split(Pattern.quote('"' + column + '"'), -1)).as(column).hasSize(2);
    }
  }

  private static String changing(String recorded) {
    return """
    fn weight(D: divergence) = adaptive(start = 1, measure = mean(D(pi, pi_old)), target = 0.01)
    fn fading(length: positive) = anneal(from = 1, to = 0.1, steps = length)
    update changing {
      maximize sum(pi * Q over actions) - (weight(kl) + fading(5)) * kl(pi, pi_old)
    }
    algorithm a {
      learner = exact
      update  = changing
    }
    experiment coefficients {
      on         = coordination_game
      with       = a
      start      = [0.9, 0.1]
      iterations = 10
      record     = [%s, kl(pi, pi_old)]
      expect initial(fading(5)) == 1
      expect final(fading(5)) == 0.1
      expect always(next(fading(5)) <= fading(5))
      expect initial(max(weight(kl) over agents)) == 1
      expect ever(max(weight(kl) over agents) == 2)
    }
    """
        .formatted(recorded);
  }

  /** A function that stands for a coefficient names it. */
  @Test
  void coefficientsOfTheUpdateAreRecorded() throws IOException {
    holds(changing("weight(kl)"));
  }

  @Test
  void coefficientsThatTheUpdateHasNotAreRefused() throws IOException {
    Invocation run = run(changing("weight(tv)"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out() + run.err())
        .contains("the update has no coefficient `adaptive(start = 1, measure = mean(tv(")
        .doesNotContain("internal error");
  }

  @Test
  void theResolvedScriptOfAGameWithStatesGivesTheSameRun() throws IOException {
    holds(
        """
        algorithm in_turn extends sequential_ppo(rounds = 4) {
          policy    = conditional(order = [agent_1, agent_0], followers = marginal)
          deviation = always
        }
        experiment drawn {
          on         = random_markov(agents = 2, states = 3, actions = 2, discount = 0.9, seed = 7)
          with       = in_turn
          start      = [{ state_1 = 0.3, otherwise = 0.5 }, 0.6]
          iterations = 3
          record     = [value(state_1), pi(agent_0, state_1, action_1), pi(action_0), bound(epsilon = 1)]
          expect final(old(value(state_0))) < final(value(state_0))
        }
        """);
    Path first = out().resolve("runs/001");
    Path again = folder.resolve("again");
    Invocation resolved =
        Invocation.of("run", first.resolve("resolved.marl").toString(), "--out", again.toString());
    assertThat(resolved.exitCode()).as(resolved.err()).isEqualTo(ExitCode.OK);
    for (String file : new String[] {"resolved.marl", "metrics.jsonl"}) {
      assertThat(again.resolve("runs/001").resolve(file))
          .hasSameTextualContentAs(first.resolve(file));
    }
  }
}
