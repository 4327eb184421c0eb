package org.marl.cli.script;

/** Scripts for tests. */
public final class Samples {

  /** Four runs of the exact learner, done in milliseconds; its claim holds. */
  public static final String COORDINATION =
      """
      param omega = 0.5

      game coordination {
        agents  = [alice, bob]
        actions = { alice = [u0, u1], bob = [v0, v1] }
        reward  = [[5, 7],
                   [6, 4]]
      }

      /// Four divergences on one game.
      experiment divergences {
        on         = coordination
        with       = f_iteration(D = {kl, tv, chi2, hellinger}, omega = omega)
        iterations = 20
        record     = [return, converged]
        expect final(return) >= initial(return)
      }
      """;

  private Samples() {}
}
