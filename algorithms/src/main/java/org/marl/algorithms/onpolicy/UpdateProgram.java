package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Ordering;
import org.marl.core.program.Literal;
import org.marl.core.program.Lowering;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * Writes the program of one update: estimates, all turns, epochs and minibatches, the critic's fit,
 * and the measures that are taken afterwards. It changes weights and the optimisers' memory in
 * place, and returns {@link Names#LOSSES}, {@link Names#MEASURES} and {@link Names#RECORDS}.
 */
final class UpdateProgram {
  private final ProgramWriter program = new ProgramWriter("update");
  private final Learning learning;
  private final RoleTensors policy;
  private final List<RoleTensors> critic;
  private final Optional<RoleTensors> learned;
  private final BatchTensors batch;
  private final String losses;
  private final boolean sideBySide;
  private final boolean criticBeside;

  private UpdateProgram(Learning learning, boolean sideBySide) {
    this.learning = learning;
    this.sideBySide = sideBySide;
    this.criticBeside = sideBySide && learning.criticIsAlone();
    this.policy = RoleTensors.inputs(program, learning.policy()).get(0);
    this.critic = RoleTensors.inputs(program, learning.critic());
    this.learned =
        learning.learned().map(coefficients -> RoleTensors.inputs(program, coefficients));
    this.batch = new BatchTensors(program, learning, policy, critic);
    this.losses = zero();
  }

  /**
   * The program.
   *
   * @param records does it compute what is recorded, too?
   * @param sideBySide may statements run on a second thread?
   */
  static Program of(Learning learning, boolean records, boolean sideBySide) {
    return new UpdateProgram(learning, sideBySide).write(records);
  }

  /** A sum of losses before the first. */
  private String zero() {
    return program.let(Names.LOSSES, "torch.zeros_like(torch.select(" + policy.rate() + ", 0, 0))");
  }

  private Program write(boolean records) {
    Lowering update = new Lowering(program, Stage.UPDATE, batch);
    Lowering whole = update.inner(Stage.TURN, batch, tensor -> tensor);
    List<Node> later = learning.measured();
    List<Node> recorded = records ? learning.recorded() : List.of();
    whole.prepare(later);
    whole.prepare(recorded);
    Histories histories = new Histories(program, learning, recorded, losses);
    String rows = learning.config().minibatches() > 1 ? program.input(Names.PERMUTATIONS) : "";
    if (learning.simultaneous()) {
      together(whole, rows, histories);
    } else {
      inTurns(update, rows, beside(whole));
    }
    after(whole, later, recorded, histories);
    return program.build();
  }

  /** All agents at once, and the critic beside them. */
  private void together(Lowering whole, String rows, Histories histories) {
    Set<Network> networks = learning.networks();
    whole.prepare(learning.trainedExpressions(networks));
    Turn turn = whole(whole);
    Consumer<String> afterwards = epoch -> histories.write(() -> now(turn), epoch);
    if (!criticBeside || histories.readValues()) {
      passes(rows, "0", turn, networks, losses, afterwards);
      return;
    }
    Runnable join = fork(rows, turn);
    Set<Network> others = EnumSet.copyOf(networks);
    others.remove(Network.CRITIC);
    passes(rows, "0", turn, others, losses, afterwards);
    join.run();
  }

  private Turn whole(Lowering scope) {
    return new Turn(scope, batch.policyBatch(), batch.wholePolicyBatch(), policy, true);
  }

  /** The critic, beside the statements that follow; the result waits for it. */
  private Runnable fork(String rows, Turn turn) {
    ProgramWriter.Fork fork =
        program.fork(
            "fit_critic",
            () -> {
              String sum = zero();
              passes(rows, "0", turn, EnumSet.of(Network.CRITIC), sum, epoch -> {});
              return List.of(sum);
            });
    return () -> {
      program.join(fork);
      program.effect("torch.add_(" + losses + ", " + fork.known().get(0) + ")");
    };
  }

  /**
   * The critic by itself, where policies take turns: what writes its passes, after those of the
   * policies unless they run beside them.
   */
  private Runnable beside(Lowering whole) {
    whole.prepare(learning.trainedExpressions(EnumSet.of(Network.CRITIC)));
    String rows =
        learning.config().minibatches() > 1 ? program.input(Names.CRITIC_PERMUTATIONS) : "";
    if (criticBeside) {
      return fork(rows, whole(whole));
    }
    return () -> passes(rows, "0", whole(whole), EnumSet.of(Network.CRITIC), losses, epoch -> {});
  }

  /** Groups of agents one after another, each against its predecessors' new policies. */
  private void inTurns(Lowering update, String rows, Runnable critic) {
    update.prepare(learning.trainedExpressions(EnumSet.of(Network.POLICY)));
    String order = order();
    String preceding =
        program.let(
            "preceding",
            "torch.ones_like("
                + batch.policyBatch().oldLogProb().select(Axis.AGENTS, 0).name()
                + ")");
    String starts = program.let("starts", Literal.of(learning.turnStarts()));
    String lengths = program.let("lengths", Literal.of(learning.turns()));
    program.loop(
        "turn",
        String.valueOf(learning.turns().size()),
        turn -> {
          String agents =
              program.let(
                  "agents",
                  "torch.narrow("
                      + order
                      + ", 0, "
                      + starts
                      + "["
                      + turn
                      + "], "
                      + lengths
                      + "["
                      + turn
                      + "])");
          turn(update, turn, agents, preceding, rows);
        });
    critic.run();
  }

  private void turn(Lowering update, String number, String agents, String preceding, String rows) {
    Part members = Part.agents(agents);
    PolicyBatch some = batch.policyBatch().take(members);
    RoleTensors weights = policy.take(program, agents);
    Tensor factor = new Tensor(program, preceding, Set.of(Axis.SAMPLES));
    TurnTensors source =
        new TurnTensors(batch, some, factor, members.samples().apply(batch.advantage()));
    Lowering lowering = update.inner(Stage.TURN, source, members.samples());
    lowering.prepare(learning.trainedExpressions(EnumSet.of(Network.POLICY)));
    Turn turn = new Turn(lowering, some, batch.wholePolicyBatch().take(members), weights, false);
    String first = "torch.mul(" + number + ", " + learning.config().epochs() + ")";
    passes(rows, first, turn, EnumSet.of(Network.POLICY), losses, epoch -> {});
    policy.put(program, agents, weights);
    LiveTensors after = live(turn, turn.whole());
    Tensor ratio =
        after
            .logRatio()
            .sum(Set.of(Axis.AGENTS))
            .clamp(-Lowering.LARGEST_LOG_RATIO, Lowering.LARGEST_LOG_RATIO)
            .exp();
    program.assign(preceding, "torch.mul(" + preceding + ", " + ratio.name() + ")");
  }

  /** Agents in the order of their turns; the largest mean positive advantage first, if asked. */
  private String order() {
    if (!(learning.config().ordering().config() instanceof Ordering.ByAdvantage)) {
      return program.input(Names.ORDER);
    }
    Tensor gain = batch.advantage().map("torch.relu").mean(Set.of(Axis.SAMPLES));
    String gains =
        gain.has(Axis.AGENTS)
            ? gain.name()
            : "torch.repeat(" + gain.name() + ", [" + learning.sizes().agents() + "])";
    return program.let(
        "order", "torch.argsort(" + gains + ", stable=True, dim=0, descending=True)");
  }

  /**
   * Writes loops over epochs and minibatches, each a gradient step of some networks.
   *
   * @param rows the name of a tensor with one permutation of the samples per epoch; empty if there
   *     are no minibatches
   * @param first an integer expression: the row of the first epoch
   * @param sum the name of a tensor to which every loss is added
   * @param afterwards writes what follows every epoch; its argument is the epoch's number
   */
  private void passes(
      String rows,
      String first,
      Turn turn,
      Set<Network> networks,
      String sum,
      Consumer<String> afterwards) {
    GradientSteps steps =
        new GradientSteps(
            program, learning, batch, critic, learned, sum, sideBySide && sum.equals(losses));
    int parts = learning.config().minibatches();
    Part everything =
        batch.sequences().map(cut -> Part.reordered(cut.allSamples())).orElseGet(Part::all);
    program.loop(
        "epoch",
        String.valueOf(learning.config().epochs()),
        epoch -> {
          Turn now = turn.within(epoch(turn, networks));
          if (parts == 1) {
            steps.write(now, everything, networks);
            afterwards.accept(epoch);
            return;
          }
          String row = "torch.add(" + first + ", " + epoch + ")";
          String permutation =
              program.let("permutation", "torch.select(" + rows + ", 0, " + row + ")");
          String chunks =
              program.let("chunks", "torch.tensor_split(" + permutation + ", " + parts + ")");
          program.loop(
              "part",
              String.valueOf(parts),
              part -> steps.write(now, part(chunks + "[" + part + "]"), networks));
          afterwards.accept(epoch);
        });
  }

  private Part part(String chunk) {
    String chosen = program.let("chosen", chunk);
    return batch
        .sequences()
        .map(cut -> Part.samples(cut.samples(chosen), chosen))
        .orElseGet(() -> Part.samples(chosen, chosen));
  }

  /** What {@code each_epoch} asks for: the whole batch under the networks as they are now. */
  private Lowering epoch(Turn turn, Set<Network> networks) {
    Lowering scope =
        turn.lowering().inner(Stage.EPOCH, ordered(turn, turn.whole()), tensor -> tensor);
    scope.prepare(learning.trainedExpressions(networks));
    return scope;
  }

  /** What records ask for between epochs: the same, once more. */
  private Lowering now(Turn turn) {
    return turn.lowering().inner(Stage.AFTER, ordered(turn, turn.whole()), tensor -> tensor);
  }

  /** The same of the whole batch. */
  private OrderedTensors ordered(Turn turn, PolicyBatch of) {
    return new OrderedTensors(live(turn, of), batch, critic);
  }

  /** Some samples under the present networks, without gradients. */
  private LiveTensors live(Turn turn, PolicyBatch of) {
    return new LiveTensors(
        of,
        batch.gamma(),
        () ->
            turn.head(program, learning, batch, NetworkWeights.fixed(turn.policy().weights()), of),
        this::newValue,
        this::newCoefficient);
  }

  /** Measures and records, under the new networks and over the whole batch. */
  private void after(
      Lowering whole, List<Node> measured, List<Node> recorded, Histories histories) {
    PolicyBatch everything = batch.wholePolicyBatch();
    Turn turn = new Turn(whole, everything, everything, policy, true);
    TensorSource known = histories.beside(ordered(turn, everything));
    Lowering scope = whole.inner(Stage.AFTER, known, tensor -> tensor);
    program.output(Names.LOSSES, losses);
    program.output(Names.MEASURES, flat(scope, measured));
    program.output(Names.RECORDS, flat(scope, recorded));
    batch.rememberCritic();
  }

  private Tensor newCoefficient(Node node) {
    return learning.learned().orElseThrow().value(program, learned.orElseThrow().weights(), node);
  }

  private Tensor newValue() {
    Tensor value = Values.of(program, learning.critic(), critic, batch.wholeCritic()).values();
    return batch.scale().map(scale -> scale.returns(value)).orElse(value);
  }

  /** All entries of some expressions in a row; samples are averaged out. */
  private String flat(Lowering scope, List<Node> expressions) {
    List<String> parts = new ArrayList<>();
    for (Node expression : expressions) {
      program.comment(expression.toString());
      Tensor value = scope.lower(expression);
      parts.add("torch.to(torch.reshape(" + value.name() + ", [-1]), " + Literal.FLOAT32 + ")");
    }
    return parts.isEmpty()
        ? program.let("nothing", "torch.zeros([0])")
        : program.let("row", "torch.cat([" + String.join(", ", parts) + "])");
  }
}
