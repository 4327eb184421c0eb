package org.marl.algorithms.onpolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.critic.CentralisedConfig;
import org.marl.algorithms.critic.CriticConfig;
import org.marl.algorithms.estimator.EstimatorConfig;
import org.marl.algorithms.mixer.Mixer;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.program.Gaussian;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * The whole batch at the start of an update: what was recorded, the old policies and values, the
 * advantages and returns.
 */
final class BatchTensors implements TensorSource {
  private final ProgramWriter program;
  private final Learning learning;
  private final Recorded recorded;
  private final PolicyBatch policyBatch;
  private final ActionHead old;
  private final CriticBatch criticBatch;
  private final Tensor oldValue;
  private final Tensor returns;
  private final Tensor advantage;
  private final Optional<ValueScale> scale;
  private final Optional<Tensor> exploring;
  private final Optional<Sequences> sequences;
  private final Optional<Memory> wholePolicyMemory;
  private final CriticInput wholeCritic;

  /** What was seen after steps that nothing follows; how the critic remembers is not in it. */
  private final CriticInput last;

  private final Steps steps;
  private final Tensor lastValue;
  private final Optional<String> criticEnd;
  private final String clock;
  private final String coefficients;

  /** Declares the inputs of the batch and writes what follows from them. */
  BatchTensors(
      ProgramWriter program, Learning learning, RoleTensors policy, List<RoleTensors> critic) {
    this.program = program;
    this.learning = learning;
    this.recorded = Recorded.inputs(program, learning);
    String observations = program.input(Names.OBSERVATIONS);
    String lastObservations = program.input(Names.LAST_OBSERVATIONS);
    String lastIndex = program.input(Names.LAST_INDEX);
    Optional<String> states = optional(learning.sizes().state() > 0, Names.STATES);
    Optional<String> lastStates = optional(learning.sizes().state() > 0, Names.LAST_STATES);
    Optional<String> previous = optional(learning.inputs().previousAction(), Names.PREVIOUS);
    Optional<String> lastActions = optional(learning.inputs().previousAction(), Names.LAST_ACTIONS);
    this.clock = program.input(Names.CLOCK);
    this.coefficients = learning.coefficients().isEmpty() ? "" : program.input(Names.COEFFICIENTS);
    this.exploring =
        optional(learning.config().exploration().isPresent(), Names.EXPLORING)
            .map(share -> new Tensor(program, share, Set.of()));

    Sizes sizes = learning.sizes();
    NetworkInputs inputs = learning.inputs();
    Tensor seen = inputs.own(program, observations, previous);
    Optional<String> starts =
        optional(learning.policy().isRecurrent() || learning.critic().isRecurrent(), Names.STARTS);
    this.wholePolicyMemory = memory(learning.policy(), starts);
    Tensor policyInput = learning.policy().prepared(seen);
    Role.Output acted =
        learning
            .policy()
            .apply(program, NetworkWeights.fixed(policy.weights()), policyInput, wholePolicyMemory);
    this.sequences =
        starts.map(flags -> new Sequences(program, sizes, learning.config().sequenceLength()));
    this.old = ActionHead.of(acted.kept(), recorded.available(), exploring);
    this.policyBatch =
        new PolicyBatch(
            policyInput,
            recorded.actions(),
            recorded.available(),
            recorded.alive(),
            old.logProb(recorded.actions()),
            wholePolicyMemory.map(
                whole -> sequences.orElseThrow().memory(whole, acted.states().orElseThrow())));

    Role role = learning.critic();
    this.wholeCritic =
        new CriticInput(
            role.prepared(role.joint() ? inputs.team(program, view(), observations, states) : seen),
            mixed(observations, states),
            memory(role, starts));
    Values valuing = Values.of(program, role, critic, wholeCritic);
    this.last =
        new CriticInput(
            role.prepared(
                role.joint()
                    ? inputs.team(program, view(), lastObservations, lastStates)
                    : inputs.own(program, lastObservations, lastActions)),
            mixed(lastObservations, lastStates),
            Optional.empty());
    Tensor ended = learning.config().bootstrapAtLimit() ? recorded.terminated() : recorded.ended();
    this.steps = new Steps(program, sizes, recorded.goesOn(), ended, lastIndex);
    Tensor output = valuing.values();
    Tensor lastOutput = Values.of(program, role, critic, after(valuing)).values();
    boolean scaled = learning.config().valueNormalisation();
    String state = scaled ? program.input(Names.VALUE_SCALE) : "";
    Optional<ValueScale> before =
        scaled ? Optional.of(ValueScale.read(program, state, role.members())) : Optional.empty();
    this.oldValue = before.map(scale -> scale.returns(output)).orElse(output);
    this.lastValue = before.map(scale -> scale.returns(lastOutput)).orElse(lastOutput);
    Tensor reward = role.team() ? recorded.teamReward(learning.teamReward()) : recorded.rewards();
    Estimates estimates =
        Estimates.of(
            learning.config().advantage().as(EstimatorConfig.class),
            steps,
            reward,
            oldValue,
            lastValue);
    this.returns = estimates.returns();
    this.advantage =
        learning.config().normaliseAdvantage()
            ? means(role.team() ? Optional.empty() : recorded.alive())
                .normalised(estimates.advantage())
            : estimates.advantage();
    this.scale = scaled ? Optional.of(moved(state, role)) : Optional.empty();
    this.criticBatch =
        new CriticBatch(
            wholeCritic.remembering(
                wholeCritic
                    .memory()
                    .map(
                        whole ->
                            sequences.orElseThrow().memory(whole, valuing.states().orElseThrow()))),
            scale.map(now -> now.output(oldValue)).orElse(oldValue),
            scale.map(now -> now.output(returns)).orElse(returns),
            role.team() ? Optional.empty() : recorded.alive());
    this.criticEnd = valuing.states().map(this::end);
  }

  /** What the critic sees after steps that nothing follows, where it gave those values before. */
  private CriticInput after(Values before) {
    return last.remembering(before.states().map(states -> atLast(states, steps.lastIndex())));
  }

  /**
   * Values of the following steps under a critic, on the scale of returns.
   *
   * @param critic its parts
   */
  Tensor next(List<RoleTensors> critic) {
    Values now = Values.of(program, learning.critic(), critic, wholeCritic);
    Values atEnd = Values.of(program, learning.critic(), critic, after(now));
    return steps.next(returns(now.values()), returns(atEnd.values()));
  }

  private Tensor returns(Tensor output) {
    return scale.map(now -> now.returns(output)).orElse(output);
  }

  /** What goes along the steps of the batch, in their own order. */
  Steps steps() {
    return steps;
  }

  /** What a mixer sees: the state, or all observations where the game has none. */
  private Optional<Tensor> mixed(String observations, Optional<String> states) {
    return learning
        .critic()
        .mixer()
        .filter(Mixer::seesState)
        .map(
            mixer ->
                learning
                    .inputs()
                    .team(program, CentralisedConfig.View.STATE, observations, states));
  }

  /** The recurrent state at the start of the rollout; empty if the role has none. */
  private Optional<Memory> memory(Role role, Optional<String> starts) {
    return role.isRecurrent()
        ? Optional.of(
            Memory.ofRollout(
                program,
                program.input(role.memoryName()),
                role.joint(),
                starts.orElseThrow(),
                learning.sizes().steps()))
        : Optional.empty();
  }

  /** The state after the steps that nothing follows, for one more step. */
  private Memory atLast(Tensor states, String lastIndex) {
    Tensor state = states.take(Axis.SAMPLES, lastIndex);
    String none = "torch.zeros_like(torch.unsqueeze(" + lastIndex + ", 0))";
    return new Memory(
        state,
        new Tensor(
            program,
            program.let("starts", "torch.to(" + none + ", " + Literal.FLOAT32 + ")"),
            Set.of(Axis.TIME, Axis.SAMPLES)),
        1);
  }

  /** The end of the rollout: the last step of every copy. */
  private String end(Tensor states) {
    Sizes sizes = learning.sizes();
    String end =
        "torch.narrow(%s, %d, %d, %d)"
            .formatted(
                states.name(),
                states.dimension(Axis.SAMPLES),
                sizes.samples() - sizes.copies(),
                sizes.copies());
    return program.let("end", "torch.clone(" + end + ")");
  }

  /**
   * A recurrent critic goes on from where this rollout ends. Written last, since it changes what
   * the rollout began with. The policy's state is kept by those who act.
   */
  void rememberCritic() {
    criticEnd.ifPresent(
        end ->
            program.effect(
                "torch.copy_("
                    + wholeCritic.memory().orElseThrow().state().name()
                    + ", "
                    + end
                    + ")"));
  }

  /** The samples in the order of the rollout, with the memory of one sequence per copy. */
  PolicyBatch wholePolicyBatch() {
    return policyBatch.remembering(wholePolicyMemory);
  }

  /**
   * What the critic sees, in the order of the rollout, with the memory of one sequence per copy.
   */
  CriticInput wholeCritic() {
    return wholeCritic;
  }

  /** The sequences on which recurrent networks are trained; empty if there are none. */
  Optional<Sequences> sequences() {
    return sequences;
  }

  private Optional<String> optional(boolean wanted, String input) {
    return wanted ? Optional.of(program.input(input)) : Optional.empty();
  }

  private CentralisedConfig.View view() {
    return learning.config().critic().as(CriticConfig.class) instanceof CentralisedConfig central
        ? central.input()
        : CentralisedConfig.View.STATE;
  }

  private ValueScale moved(String state, Role role) {
    Tensor mean = slotMeans(role).mean(returns);
    Tensor square = slotMeans(role).mean(returns.squared());
    ValueScale.update(program, state, mean, square);
    return ValueScale.read(program, state, role.members());
  }

  private SlotMeans slotMeans(Role role) {
    return new SlotMeans(
        program,
        role.slots().slotOfAgent(),
        role.slots().slots(),
        role.team() ? Optional.empty() : recorded.alive());
  }

  private SlotMeans means(Optional<Tensor> alive) {
    return new SlotMeans(
        program, learning.policy().slots().slotOfAgent(), learning.policy().slots().slots(), alive);
  }

  PolicyBatch policyBatch() {
    return policyBatch;
  }

  CriticBatch criticBatch() {
    return criticBatch;
  }

  /** The normalised advantage, not weighted by predecessors. */
  Tensor advantage() {
    return advantage;
  }

  /** The critic's scale during the fit; empty: it learns returns as they are. */
  Optional<ValueScale> scale() {
    return scale;
  }

  Optional<Tensor> exploring() {
    return exploring;
  }

  @Override
  public Tensor quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case ACTION -> recorded.actions();
      case PI_OLD, PI -> probabilities(quantity).pi();
      case LOG_PI -> probabilities(quantity).logPi();
      case PROB -> policyBatch.oldLogProb().exp();
      case LOG_PROB -> policyBatch.oldLogProb();
      case RATIO -> policyBatch.oldLogProb().map("torch.ones_like");
      case ENTROPY -> old.entropy();
      case VALUE -> oldValue;
      case ADVANTAGE -> advantage;
      case RETURNS -> returns;
      case PRECEDING -> recorded.terminated().asReal().map("torch.ones_like");
      case REWARD -> recorded.teamReward(learning.teamReward());
      case TERMINATED -> recorded.terminated();
      case TRUNCATED -> recorded.truncated();
      case FILLED -> recorded.terminated().map("torch.ones_like");
      case ALIVE -> recorded.alive().orElseGet(() -> old.entropy().map("torch.isfinite"));
      case AVAILABLE ->
          recorded.available().orElseGet(() -> probabilities(quantity).pi().map("torch.ge", "0.0"));
      case STEPS -> tick(0);
      case PROGRESS -> tick(1);
      default -> throw Unavailable.quantity(quantity);
    };
  }

  @Override
  public Tensor next(Node shift, Quantity quantity, Copy copy) {
    if (quantity != Quantity.VALUE) {
      throw Unavailable.quantity(quantity);
    }
    return steps.next(oldValue, lastValue);
  }

  @Override
  public Tensor accumulate(Node scan, Tensor a, Tensor b) {
    return steps.accumulate(a, b);
  }

  private CategoricalHead probabilities(Quantity quantity) {
    if (old instanceof CategoricalHead categorical) {
      return categorical;
    }
    throw Unavailable.quantity(quantity);
  }

  @Override
  public boolean actsInVectors() {
    return learning.vectors().isPresent();
  }

  @Override
  public Gaussian gaussian(Quantity quantity, Copy copy) {
    return ((GaussianHead) old).policy();
  }

  private Tensor tick(int index) {
    return new Tensor(
        program, program.let("tick", "torch.select(" + clock + ", 0, " + index + ")"), Set.of());
  }

  @Override
  public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI_OLD, PI -> Optional.of(probabilities(quantity).logPi());
      case PROB -> Optional.of(policyBatch.oldLogProb());
      default -> Optional.empty();
    };
  }

  @Override
  public double gamma() {
    return learning.config().advantage().as(EstimatorConfig.class).gamma();
  }

  /** A row of the coefficients, which do not change within an update. */
  @Override
  public Tensor coefficient(Node coefficient) {
    int row = learning.coefficients().indexOf(coefficient);
    boolean perAgent = coefficient.type().has(Axis.AGENTS);
    String value = "torch.select(" + coefficients + ", 0, " + row + ")";
    return new Tensor(
        program,
        program.let("coefficient", perAgent ? value : "torch.select(" + value + ", 0, 0)"),
        perAgent ? Set.of(Axis.AGENTS) : Set.of());
  }

  @Override
  public Optional<Tensor> valid(Set<Axis> axes) {
    return valid(axes, recorded.available(), recorded.alive());
  }

  /** Steps of agents out of the game, and actions that are not available, do not count. */
  static Optional<Tensor> valid(
      Set<Axis> axes, Optional<Tensor> available, Optional<Tensor> alive) {
    boolean perAgent = axes.contains(Axis.AGENTS) && axes.contains(Axis.SAMPLES);
    boolean perAction = perAgent && axes.contains(Axis.ACTIONS);
    Optional<Tensor> actions = perAction ? available : Optional.empty();
    Optional<Tensor> steps = perAgent ? alive : Optional.empty();
    if (actions.isPresent() && steps.isPresent()) {
      return Optional.of(actions.get().zip("torch.logical_and", steps.get()));
    }
    return actions.isPresent() ? actions : steps;
  }
}
