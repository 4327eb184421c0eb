package org.marl.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.program.ProgramWriter;

class BoundProgramTest {
  private final TensorEngine engine = TensorEngine.on(ComputeDevice.AUTO);

  @Test
  void everyCallSeesTheNumbersOfItsTimeAndLeavesItsResults() {
    ProgramWriter writer = new ProgramWriter("bound");
    String x = writer.input("x");
    String which = writer.input("which");
    String sum = writer.input("sum");
    writer.effect("torch.add_(" + sum + ", torch.index_select(" + x + ", 0, " + which + "))");
    writer.effect("torch.neg_(" + which + ")");
    try (NDManager owner = engine.newManager()) {
      SharedTensor numbers = SharedTensor.floats(owner, 3);
      SharedTensor indexes = SharedTensor.longs(owner, 2);
      SharedTensor sums = SharedTensor.floats(owner, 2);
      try (BoundProgram program =
          engine
              .load(writer.build())
              .bind(List.of(numbers.array(), indexes.array(), sums.array()))) {
        for (int call = 1; call <= 3; call++) {
          numbers.write(new float[] {call, 10 * call, 100 * call});
          indexes.write(new long[] {0, 2});
          program.run();
        }
      }
      float[] totals = new float[2];
      sums.read(totals);
      assertThat(totals).containsExactly(6, 600);
      long[] negated = new long[2];
      indexes.read(negated);
      assertThat(negated).containsExactly(0, -2);
      assertThat(sums.array().toFloatArray()).containsExactly(6, 600);
    }
  }

  @Test
  void failuresNameTheLineOfTheProgram() {
    ProgramWriter writer = new ProgramWriter("bound");
    String x = writer.input("x");
    writer.comment("x @ x");
    writer.effect("torch.copy_(" + x + ", torch.mm(" + x + ", " + x + "))");
    CompiledProgram compiled = engine.load(writer.build());
    try (NDManager owner = engine.newManager();
        BoundProgram program = compiled.bind(List.of(SharedTensor.floats(owner, 3).array()))) {
      assertThatThrownBy(program::run)
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("x @ x");
      assertThatThrownBy(() -> compiled.bind(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
