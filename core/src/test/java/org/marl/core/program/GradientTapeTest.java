package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Axis;

/**
 * Which gradients are written, and which are left to PyTorch. That both are right is {@link
 * TensorGradientsTest} and {@link OperationGradientsTest}.
 */
class GradientTapeTest {
  private static final Set<Axis> SAMPLES = Set.of(Axis.SAMPLES);

  /** The program of a loss made of x {@code [samples]}, with its gradient by x. */
  private static Program program(UnaryOperator<Tensor> loss) {
    ProgramWriter program = new ProgramWriter("loss");
    GradientTape tape = GradientTape.open(program);
    String value = program.let("leaf", "torch.detach(" + program.input("x") + ")");
    Tensor x = new Tensor(program, value, SAMPLES);
    tape.leaf(x);
    List<GradientTape.Wanted> wanted =
        List.of(new GradientTape.Wanted(loss.apply(x), List.of(x.name())));
    program.output("gradient", tape.gradients(wanted).get(0).get(0));
    return program.build();
  }

  private static float[] gradient(Program program, float... x) {
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      NDArray input = manager.create(x, new Shape(x.length));
      NDList found = TensorEngine.on(ComputeDevice.CPU).load(program).call(List.of(input), manager);
      return found.get(0).toFloatArray();
    }
  }

  private static void equal(float[] found, double... expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i]).isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void ofKnownOperationsAreWritten() {
    Program program =
        program(x -> x.exp().zip("torch.minimum", x.squared()).minus(x.mean(SAMPLES)).sum(SAMPLES));
    assertThat(program.text()).doesNotContain("autograd", "requires_grad");
    equal(gradient(program, 0.5f, -3), 0, Math.exp(-3) - 1);
  }

  @Test
  void ofOneUnknownOperationAreLeftToPyTorch() {
    Program program = program(x -> x.exp().map("torch.sin").sum(SAMPLES));
    assertThat(program.text()).contains("autograd", "requires_grad");
    equal(gradient(program, 0), Math.cos(1));
  }

  @Test
  void ofStatementsWrittenAsTextAreLeftToPyTorch() {
    Program program =
        program(
            x -> {
              String twice =
                  x.program().let("twice", "torch.cat([" + x.name() + ", " + x.name() + "])");
              return new Tensor(x.program(), twice, SAMPLES).sum(SAMPLES);
            });
    assertThat(program.text()).contains("autograd");
  }

  @Test
  void afterAChangeInPlaceAreLeftToPyTorch() {
    Program program =
        program(
            x -> {
              Tensor doubled = x.times(2);
              x.program().effect("torch.mul_(" + doubled.name() + ", 3.0)");
              return doubled.sum(SAMPLES);
            });
    assertThat(program.text()).contains("autograd");
    equal(gradient(program, 1), 6);
  }

  /** What the loss is not made of may be anything. */
  @Test
  void askForTheWayFromTheLossAlone() {
    Program program =
        program(
            x -> {
              x.map("torch.sin");
              return x.sum(SAMPLES);
            });
    assertThat(program.text()).doesNotContain("autograd");
    equal(gradient(program, 1, 2), 1, 1);
  }

  @Test
  void areZeroWithoutAPart() {
    Program program =
        program(x -> x.detached().sum(SAMPLES).plus(x.map("torch.sign").sum(SAMPLES)));
    assertThat(program.text()).doesNotContain("autograd");
    equal(gradient(program, 1, 2), 0, 0);
  }

  /** A bound that moves with x is more than a clamp knows of. */
  @Test
  void throughArgumentsThatAreTensorsAreLeftToPyTorch() {
    Program program = program(x -> x.map("torch.clamp_max", x.times(0.5).name()).sum(SAMPLES));
    assertThat(program.text()).contains("autograd");
    equal(gradient(program, 1, -1), 0.5, 1);
  }

  /** What is everywhere the same number in the place of x may still be made of x. */
  @Test
  void throughValuesThatAreTensorsAreLeftToPyTorch() {
    Program program =
        program(x -> x.map("torch.full_like", x.exp().sum(SAMPLES).name()).sum(SAMPLES));
    assertThat(program.text()).contains("autograd");
  }

  @Test
  void afterANameHasBeenGivenAgainAreLeftToPyTorch() {
    Program program =
        program(
            x -> {
              Tensor y = x.exp();
              x.program().assign(y.name(), "torch.mul(" + x.name() + ", 3.0)");
              return y.sum(SAMPLES);
            });
    assertThat(program.text()).contains("autograd");
    equal(gradient(program, 1, -1), 3, 3);
  }

  @Test
  void afterABufferWasWrittenInPassingAreLeftToPyTorch() {
    Program program =
        program(
            x -> {
              ProgramWriter text = x.program();
              String buffer = text.let("buffer", "torch.zeros([2])");
              text.let("t", "torch.add_(" + buffer + ", " + x.name() + ")");
              return new Tensor(text, buffer, SAMPLES).plus(x).sum(SAMPLES);
            });
    assertThat(program.text()).contains("autograd");
    equal(gradient(program, 1, -1), 2, 2);
  }

  /** A term with the factor 0 says nothing of the others. */
  @Test
  void addUpWithTermsThatDoNotCount() {
    Program program = program(x -> x.exp().times(0).plus(x).plus(x.times(0)).sum(SAMPLES));
    equal(gradient(program, 1, 2), 1, 1);
  }

  @Test
  void needOneTapeAtATime() {
    ProgramWriter program = new ProgramWriter("two");
    GradientTape.open(program);
    assertThatThrownBy(() -> GradientTape.open(program))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already");
  }
}
