package org.marl.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;

class TensorEngineTest {
  private static final Path MEMORY = Path.of("/proc/self/statm");
  private static final int PAGE = 4096;

  private final TensorEngine engine = TensorEngine.on(ComputeDevice.CPU);

  @Test
  void trainingContinuesFromCallToCall() {
    try (SmallTraining training = new SmallTraining(engine, 1)) {
      float before = training.update();
      for (int call = 0; call < 200; call++) {
        training.update();
      }
      assertThat(before).isGreaterThan(0.1f);
      assertThat(training.weights()).containsExactly(new float[] {-1, 0, 1, 2}, offset(1e-3f));
    }
  }

  @Test
  void programsOfOneTextAreLoadedOnce() {
    CompiledProgram first = engine.load(SmallTraining.program());
    assertThat(engine.load(SmallTraining.program())).isSameAs(first);
    assertThat(TensorEngine.on(ComputeDevice.CPU)).isSameAs(engine);
    ProgramWriter other = new ProgramWriter("other");
    other.output("x", other.input("x"));
    assertThat(engine.load(other.build())).isNotSameAs(first);
  }

  @Test
  void fourThreadsGiveTheBitsThatEachGivesAlone() throws Exception {
    List<float[]> alone = new ArrayList<>();
    List<Callable<float[]>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      int own = seed;
      alone.add(trained(own));
      tasks.add(() -> trained(own));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> together = threads.invokeAll(tasks);
      for (int seed = 0; seed < 4; seed++) {
        assertThat(together.get(seed).get()).isEqualTo(alone.get(seed));
      }
    } finally {
      threads.shutdown();
    }
    assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
  }

  private float[] trained(int seed) {
    try (SmallTraining training = new SmallTraining(engine, seed)) {
      for (int call = 0; call < 7; call++) {
        training.update();
      }
      return training.weights();
    }
  }

  /**
   * A leak grows in every window: by 1.5 MB if each call left one number behind. The heap of Java
   * grows in some.
   */
  @Test
  void tenThousandCallsLeaveNothingBehind() throws IOException {
    assumeTrue(Files.isReadable(MEMORY), "only Linux tells a process its resident memory");
    try (SmallTraining training = new SmallTraining(engine, 1)) {
      grown(training, 1_000);
      long least = Long.MAX_VALUE;
      for (int window = 0; window < 4; window++) {
        least = Math.min(least, grown(training, 2_500));
      }
      assertThat(least).isLessThan(512L << 10);
    }
  }

  /** By how many bytes the calls make the process larger. */
  private static long grown(SmallTraining training, int calls) throws IOException {
    long before = resident();
    for (int call = 0; call < calls; call++) {
      training.update();
    }
    System.gc();
    return resident() - before;
  }

  private static long resident() throws IOException {
    return PAGE * Long.parseLong(Files.readString(MEMORY).split(" ")[1]);
  }

  @Test
  void refusedOperationsNameWhatTheScriptWrote() {
    ProgramWriter writer = new ProgramWriter("update");
    String x = writer.input("x");
    writer.comment("mean(ratio * advantage)");
    writer.output("y", writer.let("y", "torch.matmul(" + x + ", " + x + ")"));
    Program program = writer.build();
    CompiledProgram compiled = engine.load(program);
    try (NDManager manager = engine.newManager()) {
      assertThatThrownBy(() -> compiled.call(List.of(manager.ones(new Shape(2, 3))), manager))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("`update`, line 8 (`mean(ratio * advantage)`)");
    }
    assertThat(program.text().lines().skip(7).findFirst().orElseThrow()).contains("torch.matmul");
  }

  @Test
  void unknownOperationsNameWhatTheScriptWrote() {
    ProgramWriter writer = new ProgramWriter("update");
    String x = writer.input("x");
    writer.comment("mean(ratio)");
    writer.output("y", writer.let("y", "torch.nonsense(" + x + ")"));
    assertThatThrownBy(() -> engine.load(writer.build()))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("(`mean(ratio)`)")
        .hasMessageContaining("nonsense");
  }

  @Test
  void callsNeedEveryInput() {
    CompiledProgram program = engine.load(SmallTraining.program());
    try (NDManager manager = engine.newManager()) {
      assertThatThrownBy(() -> program.call(List.of(), manager))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[weights, momentum, x, y]");
    }
  }
}
