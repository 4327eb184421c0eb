package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.estimator.EstimatorConfig;
import org.marl.algorithms.estimator.GaeConfig;
import org.marl.algorithms.estimator.TdLambdaConfig;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.expression.Axis;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/** Estimates, values' losses and weights of penalties as other implementations compute them. */
class GoldenLossesTest {
  private static final Set<Axis> SAMPLES = Set.of(Axis.SAMPLES);

  static JsonNode read(String name) {
    try (InputStream in =
        new GZIPInputStream(GoldenLossesTest.class.getResourceAsStream(name + ".json.gz"))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Estimates of copies side by side.
   *
   * @param value {@code [T + 1][E]}, the last row after the end
   * @param atTruncation the value of what was seen last where an episode was cut
   */
  private static Map<String, double[]> estimates(
      EstimatorConfig estimator,
      float[][] reward,
      float[][] value,
      boolean[][] terminated,
      boolean[][] truncated,
      double atTruncation,
      boolean bootstrapAtLimit) {
    int steps = reward.length;
    int copies = reward[0].length;
    List<Float> lastValues = new ArrayList<>();
    List<Float> lastIndexes = new ArrayList<>();
    float[] rewards = new float[steps * copies];
    float[] values = new float[steps * copies];
    float[] ends = new float[steps * copies];
    float[] cuts = new float[steps * copies];
    for (int t = 0; t < steps; t++) {
      for (int copy = 0; copy < copies; copy++) {
        int sample = t * copies + copy;
        rewards[sample] = reward[t][copy];
        values[sample] = value[t][copy];
        ends[sample] = terminated[t][copy] ? 1 : 0;
        cuts[sample] = truncated[t][copy] ? 1 : 0;
        if (terminated[t][copy] || truncated[t][copy] || t == steps - 1) {
          lastIndexes.add((float) sample);
          lastValues.add(truncated[t][copy] ? (float) atTruncation : value[t + 1][copy]);
        }
      }
    }
    ProgramWriter program = new ProgramWriter("estimates");
    Tensor given = new Tensor(program, program.input("reward"), SAMPLES);
    Tensor known = new Tensor(program, program.input("value"), SAMPLES);
    Tensor last = new Tensor(program, program.input("last"), SAMPLES);
    String index =
        program.let("at", "torch.to(" + program.input("index") + ", " + Literal.INT64 + ")");
    Recorded recorded =
        new Recorded(
            given,
            given,
            flag(program, "ends"),
            flag(program, "cuts"),
            Optional.empty(),
            Optional.empty());
    Sizes sizes = new Sizes(1, 1, 1, 0, steps, copies);
    Estimates found =
        Estimates.of(
            estimator,
            new Steps(
                program,
                sizes,
                recorded.goesOn(),
                bootstrapAtLimit ? recorded.terminated() : recorded.ended(),
                index),
            given,
            known,
            last);
    program.output("advantage", found.advantage().name());
    program.output("returns", found.returns().name());
    try (ProgramCall call = new ProgramCall(program.build())) {
      return call.with("reward", rewards, rewards.length)
          .with("value", values, values.length)
          .with("last", floats(lastValues), lastValues.size())
          .with("index", floats(lastIndexes), lastIndexes.size())
          .with("ends", ends, ends.length)
          .with("cuts", cuts, cuts.length)
          .run();
    }
  }

  private static Tensor flag(ProgramWriter program, String input) {
    String flag = program.let("flag", "torch.gt(" + program.input(input) + ", 0.5)");
    return new Tensor(program, flag, SAMPLES);
  }

  private static float[] floats(List<Float> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i);
    }
    return floats;
  }

  private static float[][] rows(JsonNode node) {
    float[][] rows = new float[node.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = TorchCases.floats(node.get(i));
    }
    return rows;
  }

  private static void same(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  /** A value that continues where an episode is cut by a time limit, and at the rollout's end. */
  @Test
  void generalisedAdvantages() {
    generalisedAdvantages(true, "bootstrapped_at_truncation");
  }

  /** As on-policy has it unless told otherwise: a time limit ends an episode. */
  @Test
  void generalisedAdvantagesThatEndAtTimeLimits() {
    generalisedAdvantages(false, "default");
  }

  private static void generalisedAdvantages(boolean bootstrapAtLimit, String kind) {
    JsonNode golden = read("gae");
    float[][] mask = rows(golden.get("mask"));
    float[][] limit = rows(golden.get("bad_mask"));
    float[][] reward = rows(golden.get("reward"));
    boolean[][] terminated = new boolean[reward.length][3];
    boolean[][] truncated = new boolean[reward.length][3];
    for (int t = 0; t < reward.length; t++) {
      for (int copy = 0; copy < 3; copy++) {
        truncated[t][copy] = mask[t + 1][copy] == 0 && limit[t + 1][copy] == 0;
        terminated[t][copy] = mask[t + 1][copy] == 0 && limit[t + 1][copy] != 0;
      }
    }
    Map<String, double[]> found =
        estimates(
            new GaeConfig(0.99, 0.95),
            reward,
            rows(golden.get("value")),
            terminated,
            truncated,
            golden.get("value_of_final_observation_col1_step4").asDouble(),
            bootstrapAtLimit);
    same(found.get("advantage"), TorchCases.numbers(golden.get("advantage_" + kind)));
    same(found.get("returns"), TorchCases.numbers(golden.get("returns_" + kind)));
  }

  /** Padding after the end of an episode is not compared. */
  @Test
  void lambdaReturns() {
    JsonNode golden = read("td_lambda");
    JsonNode batch = golden.get("batch");
    float[][] q = rows(golden.get("q"));
    float[][] allRewards = rows(batch.get("reward"));
    float[][] ends = rows(batch.get("terminated"));
    float[][] mask = rows(batch.get("mask"));
    int steps = mask[0].length;
    float[][] reward = new float[steps][q.length];
    float[][] value = new float[steps + 1][q.length];
    boolean[][] terminated = new boolean[steps][q.length];
    for (int episode = 0; episode < q.length; episode++) {
      for (int t = 0; t <= steps; t++) {
        value[t][episode] = q[episode][t];
        if (t < steps) {
          reward[t][episode] = allRewards[episode][t];
          terminated[t][episode] = ends[episode][t] != 0;
        }
      }
    }
    for (JsonNode one : golden.get("cases")) {
      TdLambdaConfig config = new TdLambdaConfig(0.99, one.get("lambda").asDouble());
      double[] found =
          estimates(config, reward, value, terminated, new boolean[steps][q.length], 0, true)
              .get("returns");
      for (int episode = 0; episode < q.length; episode++) {
        for (int t = 0; t < steps; t++) {
          double expected = one.get("targets").get(episode).get(t).asDouble();
          assertThat(
                  mask[episode][t] == 0
                      || Math.abs(found[t * q.length + episode] - expected) < 1e-5)
              .as("lambda %s, episode %d, step %d", config.lambda(), episode, t)
              .isTrue();
        }
      }
    }
  }

  /**
   * The authors' code ignores errors below -delta; the usual Huber loss does not. What those
   * entries add is put in by hand, and their gradients are left out.
   */
  @Test
  void lossesOfValues() {
    JsonNode golden = read("ppo_loss");
    JsonNode inputs = golden.get("inputs");
    for (JsonNode one : golden.get("cases")) {
      JsonNode settings = one.get("settings");
      JsonNode out = one.get("out");
      boolean huber = settings.path("use_huber_loss").asBoolean(false);
      boolean masks = settings.path("use_value_active_masks").asBoolean(false);
      double delta = huber ? settings.path("huber_delta").asDouble(10) : Double.MAX_VALUE;
      boolean clips = settings.path("use_clipped_value_loss").asBoolean(true);
      double clip = clips ? settings.path("clip_param").asDouble(0.2) : Double.MAX_VALUE;
      ValueFit fit =
          new ValueFit(
              huber ? Optional.of(delta) : Optional.empty(),
              clips ? Optional.of(clip) : Optional.empty());
      Map<String, double[]> found = valueLoss(fit, inputs, masks);
      double[] ignored = ignored(inputs, delta, clip, masks);
      double expected = out.get("value_loss").asDouble() + DoubleStream.of(ignored).sum();
      assertThat(found.get("loss")[0]).as("%s", settings).isCloseTo(expected, within(1e-5));
      if (out.has("value_loss_with_symmetric_huber")) {
        assertThat(out.get("value_loss_with_symmetric_huber").asDouble())
            .isCloseTo(expected, within(1e-12));
      }
      double[] slopes = TorchCases.numbers(out.get("grad_value_new"));
      for (int i = 0; i < slopes.length; i++) {
        if (ignored[i] == 0) {
          assertThat(found.get("gradient")[i])
              .as("%s", settings)
              .isCloseTo(slopes[i], within(1e-5));
        }
      }
    }
  }

  /** What entries with errors below -delta add to the mean of the usual Huber loss. */
  private static double[] ignored(JsonNode inputs, double delta, double clip, boolean masks) {
    double[] value = TorchCases.numbers(inputs.get("value_new"));
    double[] old = TorchCases.numbers(inputs.get("value_old"));
    double[] target = TorchCases.numbers(inputs.get("return"));
    double[] active = TorchCases.numbers(inputs.get("active_mask"));
    double count = masks ? DoubleStream.of(active).sum() : active.length;
    double[] added = new double[value.length];
    for (int i = 0; i < added.length; i++) {
      double kept = old[i] + Math.max(-clip, Math.min(clip, value[i] - old[i]));
      double least = Math.min(target[i] - value[i], target[i] - kept);
      if (least < -delta && (!masks || active[i] != 0)) {
        added[i] = delta * (-least - delta / 2) / count;
      }
    }
    return added;
  }

  private static Map<String, double[]> valueLoss(ValueFit fit, JsonNode inputs, boolean masks) {
    ProgramWriter program = new ProgramWriter("values");
    String given = program.input("new");
    String leaf = program.let("leaf", "torch.requires_grad_(torch.detach(" + given + "))");
    Tensor old = new Tensor(program, program.input("old"), SAMPLES);
    Tensor target = new Tensor(program, program.input("target"), SAMPLES);
    Tensor alive = flag(program, "alive");
    Optional<Tensor> counting = masks ? Optional.of(alive) : Optional.empty();
    CriticBatch batch =
        new CriticBatch(
            new CriticInput(old, Optional.empty(), Optional.empty()), old, target, counting);
    Tensor loss = fit.loss(new Tensor(program, leaf, SAMPLES), batch);
    String all = program.let("all", "torch.autograd.grad([" + loss.name() + "], [" + leaf + "])");
    program.output("loss", program.let("l", "torch.detach(" + loss.name() + ")"));
    program.output("gradient", program.let("g", "unchecked_cast(Tensor, " + all + "[0])"));
    float[] now = TorchCases.floats(inputs.get("value_new"));
    try (ProgramCall call = new ProgramCall(program.build())) {
      return call.with("new", now, now.length)
          .with("old", TorchCases.floats(inputs.get("value_old")), now.length)
          .with("target", TorchCases.floats(inputs.get("return")), now.length)
          .with("alive", TorchCases.floats(inputs.get("active_mask")), now.length)
          .run();
    }
  }

  /** Weights stay within the same bounds; a script that wants no root leaves its weight out. */
  @Test
  void weightsOfPenalties() {
    for (JsonNode one : read("dpo_loss").get("beta_updates")) {
      check(one, "kl", one.get("d").asDouble());
      if (!one.get("settings").has("no_sqrt_kl")) {
        check(one, "sqrt_kl", one.get("target_sqrt").asDouble());
      }
    }
  }

  private static void check(JsonNode update, String name, double target) {
    CoefficientRule.Adaptive rule = Updates.adaptive(target);
    double[] measures = TorchCases.numbers(update.get("mean_" + name));
    double[] before = TorchCases.numbers(update.get("beta_" + name + "_before"));
    double[] after = TorchCases.numbers(update.get("beta_" + name + "_after"));
    for (int agent = 0; agent < after.length; agent++) {
      assertThat(rule.next(before[agent], measures[agent])).isEqualTo(after[agent]);
    }
  }
}
