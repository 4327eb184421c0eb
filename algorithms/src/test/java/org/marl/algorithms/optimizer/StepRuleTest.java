package org.marl.algorithms.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.catalog.Choice;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;

/**
 * Ten calls of one program make PyTorch's ten steps, where every slot has an optimiser of its own:
 * mistakes of the executor and of the count of steps show after the second call only.
 */
class StepRuleTest {
  private static final int SLOTS = 2;
  private static final int WIDTH = 5;

  static Stream<JsonNode> cases() {
    return TorchCases.of("optimizers.json").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tenCallsEqualPyTorch(JsonNode golden) {
    StepRule rule = StepRule.of(choice(golden));
    float rate = golden.get("config").get("lr").floatValue();
    try (ProgramCall call = new ProgramCall(program(rule, golden))) {
      call.with("weights", TorchCases.floats(golden.get("initial")), SLOTS, WIDTH)
          .with("count", new float[SLOTS], SLOTS, 1)
          .with("rate", new float[] {rate}, 1);
      for (int i = 0; i < rule.buffers(); i++) {
        call.with("buffer" + i, new float[SLOTS * WIDTH], SLOTS, WIDTH);
      }
      for (int step = 0; step < golden.get("weights").size(); step++) {
        float[] gradient = TorchCases.floats(golden.get("gradients").get(step));
        call.with("gradient", gradient, SLOTS, WIDTH).run();
        double[] actual = call.read("weights");
        double[] expected = TorchCases.numbers(golden.get("weights").get(step));
        for (int i = 0; i < expected.length; i++) {
          assertThat(actual[i])
              .as("entry %d after step %d", i, step + 1)
              .isCloseTo(expected[i], within(1e-5 * Math.max(1, Math.abs(expected[i]))));
        }
      }
      assertThat(call.read("count")).containsOnly(golden.get("weights").size());
    }
  }

  private static Program program(StepRule rule, JsonNode golden) {
    ProgramWriter program = new ProgramWriter("step");
    String weights = program.input("weights");
    String gradient = program.input("gradient");
    String count = program.input("count");
    String rate = program.input("rate");
    List<String> buffers = new ArrayList<>();
    for (int i = 0; i < rule.buffers(); i++) {
      buffers.add(program.input("buffer" + i));
    }
    if (!golden.get("clip").isNull()) {
      double most = golden.get("clip").doubleValue();
      gradient =
          golden.get("joint").booleanValue()
              ? Clipping.jointly(program, List.of(gradient), most).gradients().get(0)
              : Clipping.perSlot(program, gradient, most).gradients().get(0);
    }
    rule.step(program, new Optimised(weights, gradient, buffers, count, rate));
    program.output("weights", weights);
    return program.build();
  }

  private static Choice choice(JsonNode golden) {
    JsonNode config = golden.get("config");
    return switch (golden.get("optimizer").textValue()) {
      case "adam" -> new Choice(OptimizerComponents.ADAM, adam(config));
      case "adamw" -> new Choice(OptimizerComponents.ADAMW, adamw(config));
      case "rmsprop" -> new Choice(OptimizerComponents.RMSPROP, rmsProp(config));
      case "sgd" -> new Choice(OptimizerComponents.SGD, sgd(config));
      default -> throw new AssertionError(golden);
    };
  }

  private static AdamConfig adam(JsonNode config) {
    return new AdamConfig(
        config.get("lr").doubleValue(),
        config.get("beta1").doubleValue(),
        config.get("beta2").doubleValue(),
        config.get("eps").doubleValue(),
        config.get("weightDecay").doubleValue(),
        Decay.NONE,
        Optional.empty());
  }

  private static AdamWConfig adamw(JsonNode config) {
    return new AdamWConfig(
        config.get("lr").doubleValue(),
        config.get("beta1").doubleValue(),
        config.get("beta2").doubleValue(),
        config.get("eps").doubleValue(),
        config.get("weightDecay").doubleValue(),
        Decay.NONE,
        Optional.empty());
  }

  private static RmsPropConfig rmsProp(JsonNode config) {
    return new RmsPropConfig(
        config.get("lr").doubleValue(),
        config.get("alpha").doubleValue(),
        config.get("eps").doubleValue(),
        config.get("weightDecay").doubleValue(),
        config.get("momentum").doubleValue(),
        config.get("centered").booleanValue(),
        Decay.NONE,
        Optional.empty());
  }

  private static SgdConfig sgd(JsonNode config) {
    return new SgdConfig(
        config.get("lr").doubleValue(),
        config.get("momentum").doubleValue(),
        config.get("weightDecay").doubleValue(),
        config.get("nesterov").booleanValue(),
        Decay.NONE,
        Optional.empty());
  }
}
