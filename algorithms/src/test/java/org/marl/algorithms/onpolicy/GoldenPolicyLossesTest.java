package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Update;
import org.marl.core.program.Literal;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/** Objectives of PPO and DPO, and their gradients, as the code of DPO computes them. */
class GoldenPolicyLossesTest {
  private static final int STEPS = 6;
  private static final int AGENTS = 3;
  private static final int ACTIONS = 5;
  private static final double ENTROPY = 0.01;
  private static final Set<Axis> STEP = Set.of(Axis.AGENTS, Axis.SAMPLES);

  @Test
  void clippedObjectives() {
    JsonNode golden = GoldenLossesTest.read("ppo_loss");
    for (JsonNode one : golden.get("cases")) {
      JsonNode settings = one.get("settings");
      double clip = settings.path("clip_param").asDouble(0.2);
      boolean masks = settings.path("use_policy_active_masks").asBoolean(false);
      Form form = new Form(masks, 1, 1, 0, 0, false);
      check(Updates.clipped(clip, 0), one, golden.get("inputs"), form);
    }
    assertThat(golden.get("cases")).hasSize(8);
  }

  /**
   * The authors' code divides by the number of agents the gain alone if asked to, and everything
   * where weights belong to agents and steps do not count.
   */
  @Test
  void penalisedObjectives() {
    JsonNode golden = GoldenLossesTest.read("dpo_loss");
    for (JsonNode one : golden.get("cases")) {
      JsonNode settings = one.get("settings");
      boolean masks = settings.path("use_policy_active_masks").asBoolean(false);
      boolean individual = settings.path("idv_beta").asBoolean(false);
      Form form =
          new Form(
              masks,
              settings.has("dpo_policy_div_agent_num") ? 1.0 / AGENTS : 1,
              masks && individual ? 1.0 / AGENTS : 1,
              settings.path("beta_sqrt_kl").asDouble(1),
              settings.path("beta_kl").asDouble(1),
              individual);
      check(Updates.rooted(0.01, 0), one, golden.get("inputs"), form);
    }
    assertThat(golden.get("cases")).hasSize(6);
  }

  /**
   * A way to compute the loss.
   *
   * @param masks do only the steps of active agents count?
   * @param gain factor of the advantages
   * @param share factor of the loss without entropies
   * @param root weight of the root of the divergence
   * @param mass weight of the divergence
   * @param individual has every agent weights of its own?
   */
  private record Form(
      boolean masks, double gain, double share, double root, double mass, boolean individual) {}

  /** Entropies are averaged for every agent, then over agents; the rest over the steps of all. */
  private static void check(Update update, JsonNode one, JsonNode inputs, Form form) {
    JsonNode settings = one.get("settings");
    double entropy = settings.path("entropy_coef").asDouble(ENTROPY) / AGENTS;
    Map<String, double[]> policy = run(update, List.of(0, 0, 0), 1, inputs, form);
    Map<String, double[]> bonus =
        run(Updates.entropyBonus(entropy), List.of(0, 1, 2), AGENTS, inputs, form);
    JsonNode out = one.get("out");
    assertThat(form.share() * policy.get("loss")[0])
        .as("%s", settings)
        .isCloseTo(out.get("policy_loss").asDouble(), within(1e-5));
    assertThat(form.share() * policy.get("loss")[0] + bonus.get("loss")[0])
        .as("%s", settings)
        .isCloseTo(out.get("actor_objective_minimised").asDouble(), within(1e-5));
    double[] expected = agentsFirst(out.get("grad_new_logits"), ACTIONS);
    for (int i = 0; i < expected.length; i++) {
      assertThat(form.share() * policy.get("gradient")[i] + bonus.get("gradient")[i])
          .as("%s, logit %d", settings, i)
          .isCloseTo(expected[i], within(1e-5));
    }
  }

  private static Map<String, double[]> run(
      Update update, List<Integer> slotOfAgent, int slots, JsonNode inputs, Form form) {
    ProgramWriter program = new ProgramWriter("policies");
    Set<Axis> all = Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS);
    String given = program.input("new");
    String leaf = program.let("leaf", "torch.requires_grad_(torch.detach(" + given + "))");
    CategoricalHead old =
        CategoricalHead.of(
            new Tensor(program, program.input("old"), all), Optional.empty(), Optional.empty());
    String index = "torch.to(" + program.input("action") + ", " + Literal.INT64 + ")";
    Tensor action = new Tensor(program, program.let("action", index), STEP);
    Tensor advantage = new Tensor(program, program.input("advantage"), STEP).times(form.gain());
    String flags = program.let("flags", "torch.gt(" + program.input("alive") + ", 0.5)");
    Tensor alive = new Tensor(program, flags, STEP);
    Optional<Tensor> counting = form.masks() ? Optional.of(alive) : Optional.empty();
    PolicyBatch batch =
        new PolicyBatch(
            advantage, action, Optional.empty(), counting, old.logProb(action), Optional.empty());
    TensorSource recorded = new Given(program, old, advantage, counting, form);
    LiveTensors live =
        new LiveTensors(
            batch,
            0.99,
            () ->
                CategoricalHead.of(
                    new Tensor(program, leaf, all), Optional.empty(), Optional.empty()),
            () -> advantage,
            node -> advantage);
    Lowering scope =
        new Lowering(program, Stage.TURN, recorded).inner(Stage.MINIBATCH, live, tensor -> tensor);
    SlotMeans means = new SlotMeans(program, slotOfAgent, slots, counting);
    String loss = program.let("loss", "torch.zeros([])");
    for (Update.Objective objective : update.objectives()) {
      Tensor value = scope.lower(objective.expression());
      Tensor sum = means.total(value);
      loss = program.let("loss", "torch.sub(" + loss + ", " + sum.name() + ")");
    }
    String gradients = program.let("all", "torch.autograd.grad([" + loss + "], [" + leaf + "])");
    program.output("loss", program.let("l", "torch.detach(" + loss + ")"));
    program.output("gradient", program.let("g", "unchecked_cast(Tensor, " + gradients + "[0])"));
    try (ProgramCall call = new ProgramCall(program.build())) {
      return with(call, inputs).run();
    }
  }

  private static ProgramCall with(ProgramCall call, JsonNode inputs) {
    return call.with("new", floats(inputs.get("new_logits"), ACTIONS), AGENTS, STEPS, ACTIONS)
        .with("old", floats(inputs.get("old_logits"), ACTIONS), AGENTS, STEPS, ACTIONS)
        .with("action", floats(inputs.get("actions"), 1), AGENTS, STEPS)
        .with("advantage", floats(inputs.get("advantage"), 1), AGENTS, STEPS)
        .with("alive", floats(inputs.get("active_mask"), 1), AGENTS, STEPS);
  }

  private static float[] floats(JsonNode node, int width) {
    double[] numbers = agentsFirst(node, width);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /** From {@code [T][N][width]} to {@code [N][T][width]}. */
  private static double[] agentsFirst(JsonNode node, int width) {
    double[] numbers = TorchCases.numbers(node);
    double[] moved = new double[numbers.length];
    for (int t = 0; t < STEPS; t++) {
      for (int agent = 0; agent < AGENTS; agent++) {
        System.arraycopy(
            numbers, (t * AGENTS + agent) * width, moved, (agent * STEPS + t) * width, width);
      }
    }
    return moved;
  }

  /** What was recorded, and the weights of the penalties: the first is that of the root. */
  private record Given(
      ProgramWriter program,
      CategoricalHead old,
      Tensor advantage,
      Optional<Tensor> alive,
      Form form)
      implements TensorSource {

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      return switch (quantity) {
        case PI_OLD -> old.pi();
        case ADVANTAGE -> advantage;
        default -> throw new AssertionError(quantity);
      };
    }

    @Override
    public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
      return quantity == Quantity.PI_OLD ? Optional.of(old.logPi()) : Optional.empty();
    }

    @Override
    public double gamma() {
      return 0.99;
    }

    @Override
    public Tensor coefficient(Node coefficient) {
      boolean ofRoot = coefficient.argument(0).toString().contains("sqrt");
      String number = Literal.of(ofRoot ? form.root() : form.mass());
      String shape = form.individual() ? "[" + AGENTS + "]" : "[]";
      return new Tensor(
          program,
          program.let("weight", "torch.full(" + shape + ", " + number + ")"),
          form.individual() ? Set.of(Axis.AGENTS) : Set.of());
    }

    @Override
    public Optional<Tensor> valid(Set<Axis> axes) {
      return axes.containsAll(STEP) ? alive : Optional.empty();
    }
  }
}
