package org.marl.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.source.Source;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Parsing and checking a script of 1,000 lines: games, divergences, updates, algorithms,
 * experiments.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
  private static final int LINES = 1_000;
  private static final String UNIT =
      """
      /// One of many.
      game coordination@ {
        agents  = [alice, bob]
        actions = { alice = [u0, u1], bob = [v0, v1] }
        reward  = [[5, 7],
                   [6, 4]]
      }
      divergence blend@(w: real = 0.5) { f(x) = w * x * log(x) + (1 - w) * (x - 1)^2 }
      update mixed@(D: divergence, omega: real = 1) {
        let distance = D(pi, pi_old)
        maximize sum(pi * Q over actions) - omega * distance
      }
      algorithm iteration@(omega: real = 1) {
        learner  = exact
        ordering = sequence([alice, bob])
        update   = mixed@(D = blend@, omega = omega)
      }
      experiment study@ {
        on         = coordination@
        with       = iteration@(omega = {0.02, 0.1, 1})
        iterations = 100
        expect final(pi(bob, v0)) > 0.99 when initial(pi(alice, u0)) < 0.5
      }

      """;

  private Compiler compiler;
  private Source source;

  /** Writes the script. */
  @Setup
  public void prepare() {
    compiler = Compiler.of(Catalog.load());
    StringBuilder text = new StringBuilder();
    int unit = 0;
    while (text.chars().filter(c -> c == '\n').count() < LINES) {
      text.append(UNIT.replace("@", Integer.toString(unit++)));
    }
    source = Source.of("benchmark.marl", text.toString());
  }

  /** All phases. */
  @Benchmark
  public Compilation compile() {
    return compiler.compile(source, Map.of());
  }
}
