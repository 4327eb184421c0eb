package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.marl.algorithms.optimizer.Clipping;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Network;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Update;
import org.marl.core.program.GradientTape;
import org.marl.core.program.Lowering;
import org.marl.core.program.Once;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes the gradient step of one minibatch. All gradients are taken at the same weights, then all
 * optimisers step. Statements that train one network add up.
 */
final class GradientSteps {
  /** Multiplications of weights with samples from which two threads are faster than one. */
  private static final long LEAST_PRODUCTS = 20_000_000;

  private final ProgramWriter program;
  private final Learning learning;
  private final BatchTensors all;
  private final List<RoleTensors> critic;
  private final Optional<RoleTensors> learned;
  private final String losses;
  private final boolean sideBySide;

  /**
   * @param losses the name of a tensor to which every loss is added
   * @param sideBySide may networks be computed on two threads?
   */
  GradientSteps(
      ProgramWriter program,
      Learning learning,
      BatchTensors all,
      List<RoleTensors> critic,
      Optional<RoleTensors> learned,
      String losses,
      boolean sideBySide) {
    this.program = program;
    this.learning = learning;
    this.all = all;
    this.critic = critic;
    this.learned = learned;
    this.losses = losses;
    this.sideBySide = sideBySide;
  }

  /**
   * One step of some networks.
   *
   * @param part the minibatch
   * @param networks to train, in the order of their gradients
   */
  void write(Turn turn, Part part, Set<Network> networks) {
    GradientTape tape = GradientTape.open(program);
    int agents = learning.sizes().agents();
    int together = learning.turns().stream().mapToInt(size -> size).max().orElse(agents);
    boolean acts = networks.contains(Network.POLICY);
    boolean values = networks.contains(Network.CRITIC);
    NetworkWeights policy = weights(learning.policy(), turn.policy(), acts, together);
    NetworkWeights valuing = weights(learning.critic(), critic.get(0), values, agents);
    List<String> ofMixer = leaves(tape, critic.subList(1, critic.size()));
    List<String> coefficients = leaves(tape, learned.stream().toList());
    Map<Network, List<Leaf>> leaves = new EnumMap<>(Network.class);
    leaves.put(Network.POLICY, List.of(policy));
    leaves.put(
        Network.CRITIC,
        Stream.<Leaf>concat(Stream.of(valuing), ofMixer.stream().map(Leaf::weights)).toList());
    leaves.put(Network.COEFFICIENT, coefficients.stream().map(Leaf::weights).toList());
    PolicyBatch batch = turn.batch().take(part);
    CriticBatch fitted = all.criticBatch().take(part);
    Supplier<Tensor> value =
        new Once<>(
            () -> Values.of(program, learning.critic(), valuing, ofMixer, fitted.input()).values());
    LiveTensors live =
        new LiveTensors(
            batch,
            all.gamma(),
            () -> turn.head(program, learning, all, policy, batch),
            () -> all.scale().map(scale -> scale.returns(value.get())).orElseGet(value),
            node -> learning.learned().orElseThrow().value(program, coefficients.get(0), node));
    Lowering scope = turn.lowering().inner(Stage.MINIBATCH, live, part.samples());
    Map<Network, Tensor> totals = new EnumMap<>(Network.class);
    for (Network network : networks) {
      List<Tensor> terms = losses(scope, network, batch);
      if (network == Network.CRITIC && learning.fitsCritic()) {
        terms.add(fit(value.get(), fitted));
      }
      totals.put(network, terms.stream().reduce(Tensor::plus).orElseThrow());
    }
    gradients(tape, totals, leaves).forEach((network, gradients) -> step(network, turn, gradients));
  }

  /** The weights of a network, which are trained if this step is theirs. */
  private NetworkWeights weights(Role role, RoleTensors tensors, boolean trained, int agents) {
    return trained
        ? NetworkWeights.trained(tensors.weights(), inHalves(role, agents))
        : NetworkWeights.fixed(tensors.weights());
  }

  /** Has a network so much to compute that two threads are faster than one, and are there two? */
  private boolean inHalves(Role role, int agents) {
    long rows = (long) learning.sizes().samples() * (role.joint() ? 1 : agents);
    long products = rows * role.layout().width() / learning.config().minibatches();
    return sideBySide
        && products >= LEAST_PRODUCTS
        && !role.layout().has(GaussianHead.LOG_DEVIATION);
  }

  private List<RoleTensors> tensors(Network network, Turn turn) {
    return switch (network) {
      case POLICY -> List.of(turn.policy());
      case CRITIC -> critic;
      case COEFFICIENT -> List.of(learned.orElseThrow());
      case Q, MIXER, CENTRAL, MODEL -> throw new AssertionError(network);
    };
  }

  /** Weights that are leaves themselves. */
  private List<String> leaves(GradientTape tape, List<RoleTensors> tensors) {
    List<String> names = new ArrayList<>();
    for (RoleTensors of : tensors) {
      String leaf = program.let("leaf", "torch.detach(" + of.weights() + ")");
      tape.leaf(new Tensor(program, leaf, Set.of()));
      names.add(leaf);
    }
    return names;
  }

  /**
   * The gradient of every network's loss. Where no loss depends on another network, they are those
   * of the sum.
   */
  private Map<Network, List<String>> gradients(
      GradientTape tape, Map<Network, Tensor> losses, Map<Network, List<Leaf>> leaves) {
    Map<Network, List<String>> gradients = new EnumMap<>(Network.class);
    if (learning.networksAreApart()) {
      Tensor sum = losses.values().stream().reduce(Tensor::plus).orElseThrow();
      List<Leaf> all =
          losses.keySet().stream().flatMap(network -> leaves.get(network).stream()).toList();
      Iterator<String> found = tape.gradients(List.of(wanted(sum, all))).get(0).iterator();
      note(sum);
      losses
          .keySet()
          .forEach(network -> gradients.put(network, ofWeights(leaves.get(network), found)));
      return gradients;
    }
    List<GradientTape.Wanted> wanted = new ArrayList<>();
    losses.forEach((network, loss) -> wanted.add(wanted(loss, leaves.get(network))));
    Iterator<List<String>> found = tape.gradients(wanted).iterator();
    losses.forEach(
        (network, loss) -> {
          note(loss);
          gradients.put(network, ofWeights(leaves.get(network), found.next().iterator()));
        });
    return gradients;
  }

  private static GradientTape.Wanted wanted(Tensor loss, List<Leaf> leaves) {
    return new GradientTape.Wanted(loss, leaves.stream().map(Leaf::name).toList());
  }

  private List<String> ofWeights(List<Leaf> leaves, Iterator<String> ofLeaves) {
    return leaves.stream().map(leaf -> leaf.gradient(program, ofLeaves.next())).toList();
  }

  private void note(Tensor loss) {
    program.effect("torch.add_(" + losses + ", torch.detach(" + loss.name() + "))");
  }

  /**
   * What the statements want less of, summed over weight slots: one term for those that have a
   * value for every agent, and one for those of the team.
   */
  private List<Tensor> losses(Lowering scope, Network network, PolicyBatch batch) {
    List<Tensor> perAgent = new ArrayList<>();
    List<Tensor> ofTeam = new ArrayList<>();
    for (Update.Objective objective : learning.objectives()) {
      if (objective.over().contains(network)) {
        program.comment(objective.expression().toString());
        Tensor value = scope.lower(objective.expression());
        boolean maximised = objective.sense() == Update.Sense.MAXIMIZE;
        (value.has(Axis.AGENTS) ? perAgent : ofTeam).add(maximised ? value.negated() : value);
      }
    }
    List<Tensor> terms = new ArrayList<>();
    perAgent.stream().reduce(Tensor::plus).ifPresent(sum -> terms.add(total(network, sum, batch)));
    ofTeam.stream().reduce(Tensor::plus).ifPresent(terms::add);
    return terms;
  }

  /** A coefficient is one number for all agents, as weights that all share. */
  private Tensor total(Network network, Tensor value, PolicyBatch batch) {
    int agents = learning.sizes().agents();
    return network == Network.COEFFICIENT
        ? new SlotMeans(program, Collections.nCopies(agents, 0), 1, batch.alive()).total(value)
        : means(learning.policy(), batch.alive()).total(value);
  }

  /** In turns every agent has a slot of its own. */
  private SlotMeans means(Role role, Optional<Tensor> alive) {
    return new SlotMeans(program, role.slots().slotOfAgent(), role.slots().slots(), alive);
  }

  private Tensor fit(Tensor value, CriticBatch fitted) {
    program.comment("the critic's distance from the returns");
    ValueFit rule = new ValueFit(learning.config().huber(), learning.config().valueClip());
    Tensor loss = rule.loss(value, fitted);
    return loss.has(Axis.AGENTS) ? means(learning.critic(), fitted.alive()).total(loss) : loss;
  }

  private void step(Network network, Turn turn, List<String> gradients) {
    Trained trained = learning.parts(network).get(0);
    List<RoleTensors> tensors = tensors(network, turn);
    List<String> clipped =
        trained.rate().clipNorm().map(most -> clipped(network, gradients, most)).orElse(gradients);
    for (int i = 0; i < clipped.size(); i++) {
      trained.step().step(program, tensors.get(i).optimised(clipped.get(i)));
    }
  }

  private List<String> clipped(Network network, List<String> gradients, double most) {
    return learning.isJoint(network)
        ? Clipping.jointly(program, gradients, most).gradients()
        : gradients.stream()
            .map(gradient -> Clipping.perSlot(program, gradient, most).gradients().get(0))
            .toList();
  }
}
