package org.marl.algorithms.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.core.program.ProgramWriter;

class ClippingTest {
  private static final Offset<Double> TOLERANCE = within(1e-6);

  @Test
  void eachSlotHasItsOwnNorm() {
    ProgramWriter program = new ProgramWriter("clip");
    Clipping.Clipped clipped = Clipping.perSlot(program, program.input("gradient"), 1);
    program.output("clipped", clipped.gradients().get(0));
    program.output("norm", clipped.norm());
    try (ProgramCall call = new ProgramCall(program.build())) {
      Map<String, double[]> result =
          call.with("gradient", new float[] {3, 4, 0.3f, 0.4f}, 2, 2).run();
      assertThat(result.get("norm")).containsExactly(new double[] {5, 0.5}, TOLERANCE);
      assertThat(result.get("clipped"))
          .containsExactly(new double[] {0.6, 0.8, 0.3, 0.4}, TOLERANCE);
    }
  }

  @Test
  void networksCanHaveOneNorm() {
    ProgramWriter program = new ProgramWriter("clip");
    List<String> gradients = List.of(program.input("policy"), program.input("critic"));
    Clipping.Clipped clipped = Clipping.jointly(program, gradients, 1);
    program.output("policy", clipped.gradients().get(0));
    program.output("critic", clipped.gradients().get(1));
    program.output("norm", clipped.norm());
    try (ProgramCall call = new ProgramCall(program.build())) {
      Map<String, double[]> result =
          call.with("policy", new float[] {1, 2}, 2, 1)
              .with("critic", new float[] {4, 10}, 1, 2)
              .run();
      assertThat(result.get("norm")).containsExactly(new double[] {11}, TOLERANCE);
      assertThat(result.get("policy"))
          .containsExactly(new double[] {1 / 11.0, 2 / 11.0}, TOLERANCE);
      assertThat(result.get("critic"))
          .containsExactly(new double[] {4 / 11.0, 10 / 11.0}, TOLERANCE);
    }
  }
}
