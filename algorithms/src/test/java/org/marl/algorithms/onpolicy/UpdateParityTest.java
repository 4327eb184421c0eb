package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.mixer.MonotonicConfig;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.catalog.Choice;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;

/** Ten successive updates of the learner against {@link PlainUpdate}. */
class UpdateParityTest {
  private static final int CALLS = 10;
  private static final int UNITS = 4;
  private static final double CLIP = 0.1;
  private static final double ENTROPY = 0.05;
  private static final int EMBED = 2;
  private static final int HIDDEN = 3;
  private static final Choice MIXER =
      MixerComponents.MONOTONIC.with(new MonotonicConfig(EMBED, 2, HIDDEN));
  private static final CoefficientRule.Adaptive RULE =
      new CoefficientRule.Adaptive(0.5, 0.002, 1.5, 2, 0.01, 10);

  private final Setup setup = new Setup();
  private int agents = 3;
  private boolean masksActions;
  private boolean losesAgents;
  private boolean team;
  private boolean joint;
  private boolean mixed;
  private List<Metric> metrics = List.of();
  private Optional<PlainWeights> dual = Optional.empty();

  /** Of every agent's action, where actions are vectors; else empty. */
  private List<Integer> dimensions = List.of();

  UpdateParityTest() {
    setup.update = Updates.penalised(CLIP, ENTROPY, RULE);
    setup.policy = Setup.mlp(UNITS, 1);
    setup.critic = Setup.own(Setup.mlp(UNITS, 1));
  }

  private void centralise() {
    team = true;
    setup.critic = Setup.central(Setup.mlp(UNITS, 1));
  }

  @Test
  void agentsByThemselves() {
    check();
  }

  @Test
  void agentsByThemselvesInMinibatches() {
    setup.minibatches = 2;
    setup.rolloutLength = 7;
    masksActions = true;
    check();
  }

  @Test
  void sharedWeightsAndACentralCriticOnItsOwnScale() {
    setup.sharing = new SharingConfig.All();
    setup.valueNormalisation = true;
    setup.huber = Optional.of(0.8);
    setup.valueClip = Optional.of(0.05);
    setup.minibatches = 3;
    masksActions = true;
    centralise();
    check();
  }

  @Test
  void sharedWeightsAndAgentsThatDropOut() {
    setup.sharing = new SharingConfig.All();
    setup.valueNormalisation = true;
    losesAgents = true;
    check();
  }

  @Test
  void groupsOfAgentsThatShareWeights() {
    setup.sharing = new SharingConfig.Groups(List.of(List.of(0, 2), List.of(1)));
    setup.minibatches = 2;
    setup.huber = Optional.of(0.5);
    losesAgents = true;
    masksActions = true;
    check();
  }

  @Test
  void criticsOfGroupsWhoseValuesAreMixed() {
    team = true;
    setup.sharing = new SharingConfig.Groups(List.of(List.of(0, 2), List.of(1)));
    setup.critic = Setup.mixed(Setup.mlp(UNITS, 1), MIXER);
    setup.valueNormalisation = true;
    setup.minibatches = 2;
    mixed = true;
    check();
  }

  /** What is recorded is the weight after the update. */
  @Test
  void aWeightOfThePenaltyThatIsLearned() {
    double start = -0.5;
    setup.update = Updates.dual(CLIP, ENTROPY, start, 0.001);
    setup.minibatches = 2;
    losesAgents = true;
    metrics = List.of(new Metric("weight", Updates.multiplier(start)));
    dual = Optional.of(new PlainWeights(1, setup.rate, new float[] {(float) start}));
    check();
    assertThat(dual.get().weights[0][0]).isNotCloseTo(start, within(0.01));
  }

  @Test
  void agentsInTurnWhoseValuesAreMixed() {
    team = true;
    setup.ordering = new Ordering.Shuffled(1);
    setup.critic = Setup.mixed(Setup.mlp(UNITS, 1), MIXER);
    mixed = true;
    check();
  }

  @Test
  void agentsInTurnAndInGroups() {
    setup.ordering = new Ordering.Sequence(List.of(List.of(2), List.of(0, 1)));
    setup.minibatches = 2;
    masksActions = true;
    check();
  }

  @Test
  void agentsInShuffledOrderWithACentralCritic() {
    setup.ordering = new Ordering.Shuffled(2);
    centralise();
    check();
  }

  @Test
  void agentsByAdvantage() {
    setup.ordering = new Ordering.ByAdvantage();
    setup.normalise = false;
    check();
  }

  @Test
  void jointRatiosWithACentralCritic() {
    setup.update = Updates.jointClipped(CLIP, ENTROPY);
    joint = true;
    centralise();
    setup.minibatches = 2;
    check();
  }

  /** The second agent's actions have fewer dimensions. */
  @Test
  void vectorsOfAgentsByThemselvesInMinibatches() {
    dimensions = List.of(2, 1, 2);
    setup.minibatches = 2;
    check();
  }

  @Test
  void vectorsOfAgentsThatShareWeightsAndDropOut() {
    dimensions = List.of(2, 2, 2);
    setup.sharing = new SharingConfig.All();
    losesAgents = true;
    check();
  }

  @Test
  void vectorsOfGroupsWithACentralCritic() {
    dimensions = List.of(1, 2, 3);
    setup.sharing = new SharingConfig.Groups(List.of(List.of(0, 2), List.of(1)));
    centralise();
    check();
  }

  @Test
  void vectorsOfAgentsInTurnAndInGroups() {
    dimensions = List.of(2, 1, 2);
    setup.ordering = new Ordering.Sequence(List.of(List.of(2), List.of(0, 1)));
    setup.minibatches = 2;
    check();
  }

  @Test
  void vectorsUnderJointRatios() {
    dimensions = List.of(2, 2, 2);
    setup.update = Updates.jointClipped(CLIP, ENTROPY);
    joint = true;
    centralise();
    check();
  }

  /** What is recorded of policies without an axis of agents keeps none. */
  @Test
  void meansOverAgentsHaveNoMasksOfAgents() {
    EnvironmentSpec spec = RandomBatch.spec(agents, true, true);
    Metric metric = new Metric("mean", Updates.meanPolicy());
    Learning learning = LearningPlan.of(setup.config(), spec, List.of(metric));
    Rollout rollout = new Rollout(learning.sizes(), spec, 0);
    RandomBatch.fill(rollout, spec, learning.sizes(), 1);
    try (Learner learner = new Learner(learning, TensorEngine.on(ComputeDevice.CPU), 1)) {
      UpdateDraws draws = new UpdateDraws(learning, 1);
      float[] records = learner.update(rollout, draws, new double[2], 0, true).records();
      assertThat(records).hasSize(1);
    }
  }

  private void check() {
    EnvironmentSpec spec =
        dimensions.isEmpty()
            ? RandomBatch.spec(agents, masksActions, losesAgents)
            : RandomBatch.spec(dimensions, losesAgents);
    Learning learning = LearningPlan.of(setup.config(), spec, metrics);
    Sizes sizes = learning.sizes();
    Rollout rollout = new Rollout(sizes, spec, 0);
    UpdateDraws draws = new UpdateDraws(learning, 1);
    UpdateDraws same = new UpdateDraws(learning, 1);
    TensorEngine engine = TensorEngine.on(ComputeDevice.CPU);
    try (Learner learner = new Learner(learning, engine, 1)) {
      PlainUpdate plain = plain(learning, learner);
      plain.dual = dual;
      plain.target = 0.001;
      for (int call = 0; call < CALLS; call++) {
        RandomBatch batch = RandomBatch.fill(rollout, spec, sizes, call);
        Learner.Outcome outcome =
            learner.update(rollout, draws, new double[2], 0, !metrics.isEmpty());
        assertThat(outcome.losses()).isFinite();
        update(plain, batch, same, engine);
        same(learner, learning.policy(), plain.policy, call);
        same(learner, learning.critic(), plain.critic, call);
        if (mixed) {
          same(learner, learning.critic().parts().get(1), plain.mixer.orElseThrow(), call);
        }
        if (dual.isPresent()) {
          same(learner, learning.learned().orElseThrow(), dual.get(), call);
          double weight = Math.exp(dual.get().weights[0][0]);
          assertThat((double) outcome.records()[0]).isCloseTo(weight, within(1e-4));
        } else {
          penalties(learner, plain);
        }
      }
    }
  }

  private PlainUpdate plain(Learning learning, Learner learner) {
    int own = RandomBatch.OBSERVATION;
    PlainHead head =
        dimensions.isEmpty()
            ? new PlainCategorical()
            : new PlainGaussian(dimensions, learning.sizes().actions());
    return new PlainUpdate(
        setup,
        CLIP,
        ENTROPY,
        joint,
        team,
        losesAgents,
        learning.policy().slots().slotOfAgent().stream().mapToInt(i -> i).toArray(),
        head,
        network(learner, learning.policy(), own, learning.sizes().actions(), head.besides()),
        network(learner, learning.critic(), team && !mixed ? RandomBatch.STATE : own, 1, 0),
        mixed ? Optional.of(mixer(learner, learning)) : Optional.empty(),
        joint ? 0 : RULE.start());
  }

  private PlainNetwork network(Learner learner, Role role, int inputs, int outputs, int besides) {
    return new PlainNetwork(inputs, UNITS, outputs, besides, setup.rate, weights(learner, role));
  }

  private PlainMixer mixer(Learner learner, Learning learning) {
    float[] flat = weights(learner, learning.critic().parts().get(1));
    return new PlainMixer(agents, EMBED, HIDDEN, setup.rate, flat);
  }

  private static float[] weights(Learner learner, Trained trained) {
    CheckpointBuilder builder = Checkpoint.at(0);
    learner.save(builder);
    return builder.build().floats(trained.weightsName(), trained.sets(), trained.layout().width());
  }

  private void update(
      PlainUpdate plain, RandomBatch batch, UpdateDraws draws, TensorEngine engine) {
    Map<String, NDArray> drawn = new HashMap<>();
    try (NDManager manager = engine.newManager()) {
      draws.put(manager, drawn);
      long[] order = drawn.get(Names.ORDER).toLongArray();
      plain.update(
          batch,
          Arrays.stream(order).mapToInt(i -> (int) i).toArray(),
          rows(drawn.get(Names.PERMUTATIONS)),
          rows(drawn.get(Names.CRITIC_PERMUTATIONS)));
    }
  }

  private static long[][] rows(NDArray array) {
    if (array == null) {
      return new long[0][];
    }
    long[] flat = array.toLongArray();
    int width = (int) array.getShape().get(1);
    return IntStream.range(0, flat.length / width)
        .mapToObj(row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width))
        .toArray(long[][]::new);
  }

  private static void same(Learner learner, Trained trained, PlainWeights plain, int call) {
    float[] found = weights(learner, trained);
    double[] expected = Arrays.stream(plain.weights).flatMapToDouble(Arrays::stream).toArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(found[i] - expected[i]) <= 1e-4)
          .as("call %d, %s %d: %s, not %s", call, trained.name(), i, found[i], expected[i])
          .isTrue();
    }
  }

  /** The penalties that the next update uses. */
  private void penalties(Learner learner, PlainUpdate plain) {
    float[] found = learner.coefficients().at(0);
    for (int agent = 0; agent < found.length; agent++) {
      plain.penalty[agent] = RULE.next(plain.penalty[agent], plain.measure(agent));
      assertThat((double) found[agent]).isEqualTo((float) plain.penalty[agent]);
    }
  }
}
