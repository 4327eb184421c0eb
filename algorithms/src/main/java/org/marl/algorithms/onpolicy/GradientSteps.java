package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.optimizer.Clipping;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Network;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Update;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes the gradient step of one minibatch. All gradients are taken at the same weights, then all
 * optimisers step. Statements that train one network add up.
 */
final class GradientSteps {
  private final ProgramWriter program;
  private final Learning learning;
  private final BatchTensors all;
  private final RoleTensors critic;
  private final String losses;

  /**
   * @param losses the name of a tensor to which every loss is added
   */
  GradientSteps(
      ProgramWriter program,
      Learning learning,
      BatchTensors all,
      RoleTensors critic,
      String losses) {
    this.program = program;
    this.learning = learning;
    this.all = all;
    this.critic = critic;
    this.losses = losses;
  }

  /**
   * One step of some networks.
   *
   * @param part the minibatch
   * @param networks to train, in the order of their gradients
   */
  void write(Turn turn, Part part, Set<Network> networks) {
    Map<Network, String> leaves = new EnumMap<>(Network.class);
    leaves.put(Network.POLICY, WeightLayout.leaf(program, turn.policy().weights()));
    leaves.put(Network.CRITIC, WeightLayout.leaf(program, critic.weights()));
    PolicyBatch batch = turn.batch().take(part);
    CriticBatch fitted = all.criticBatch().take(part);
    LiveTensors live =
        new LiveTensors(
            batch,
            all.gamma(),
            () -> turn.head(program, learning, all, leaves.get(Network.POLICY), batch),
            () -> value(leaves.get(Network.CRITIC), fitted, true));
    Lowering scope = turn.lowering().inner(Stage.MINIBATCH, live, part.samples());
    Map<Network, Tensor> totals = new EnumMap<>(Network.class);
    for (Network network : networks) {
      List<Tensor> terms = losses(scope, network, batch);
      if (network == Network.CRITIC && learning.fitsCritic()) {
        terms.add(fit(leaves.get(network), fitted));
      }
      totals.put(network, terms.stream().reduce(Tensor::plus).orElseThrow());
    }
    gradients(totals, leaves).forEach((network, gradient) -> step(network, turn, gradient));
  }

  /**
   * The gradient of every network's loss. Where no loss depends on another network, they are those
   * of the sum, in one call.
   */
  private Map<Network, String> gradients(Map<Network, Tensor> losses, Map<Network, String> leaves) {
    Map<Network, String> gradients = new EnumMap<>(Network.class);
    if (learning.networksAreApart()) {
      Tensor sum = losses.values().stream().reduce(Tensor::plus).orElseThrow();
      note(sum);
      List<Network> order = List.copyOf(losses.keySet());
      List<String> names = order.stream().map(leaves::get).toList();
      List<String> all = WeightLayout.gradients(program, sum.name(), names);
      for (int i = 0; i < order.size(); i++) {
        gradients.put(order.get(i), all.get(i));
      }
      return gradients;
    }
    losses.forEach(
        (network, loss) -> {
          note(loss);
          gradients.put(network, keepingGraph(loss, leaves.get(network)));
        });
    return gradients;
  }

  private void note(Tensor loss) {
    program.effect("torch.add_(" + losses + ", torch.detach(" + loss.name() + "))");
  }

  private String keepingGraph(Tensor loss, String leaf) {
    String all =
        program.let(
            "gradients", "torch.autograd.grad([" + loss.name() + "], [" + leaf + "], None, True)");
    return program.let("gradient", "unchecked_cast(Tensor, " + all + "[0])");
  }

  /** What a statement wants less of, summed over weight slots. */
  private List<Tensor> losses(Lowering scope, Network network, PolicyBatch batch) {
    List<Tensor> terms = new ArrayList<>();
    for (Update.Objective objective : learning.objectives()) {
      if (objective.over().contains(network)) {
        program.comment(objective.expression().toString());
        Tensor value = scope.lower(objective.expression());
        Tensor sum =
            value.has(Axis.AGENTS) ? means(learning.policy(), batch.alive()).total(value) : value;
        terms.add(objective.sense() == Update.Sense.MAXIMIZE ? sum.negated() : sum);
      }
    }
    return terms;
  }

  /** In turns every agent has a slot of its own. */
  private SlotMeans means(Role role, Optional<Tensor> alive) {
    return new SlotMeans(program, role.slots().slotOfAgent(), role.slots().slots(), alive);
  }

  private Tensor fit(String leaf, CriticBatch fitted) {
    program.comment("the critic's distance from the returns");
    ValueFit rule = new ValueFit(learning.config().huber(), learning.config().valueClip());
    Tensor loss = rule.loss(value(leaf, fitted, false), fitted);
    return loss.has(Axis.AGENTS) ? means(learning.critic(), fitted.alive()).total(loss) : loss;
  }

  /**
   * Values of some samples.
   *
   * @param asReturns on the scale of returns, rather than on the critic's own?
   */
  private Tensor value(String weights, CriticBatch of, boolean asReturns) {
    Tensor output =
        learning.critic().value(learning.critic().apply(program, weights, of.input(), of.memory()));
    return asReturns ? all.scale().map(scale -> scale.returns(output)).orElse(output) : output;
  }

  private void step(Network network, Turn turn, String gradient) {
    Role role = network == Network.POLICY ? learning.policy() : learning.critic();
    RoleTensors tensors = network == Network.POLICY ? turn.policy() : critic;
    String clipped =
        role.rate()
            .clipNorm()
            .map(
                most ->
                    learning.isJoint(network)
                        ? Clipping.jointly(program, List.of(gradient), most).gradients().get(0)
                        : Clipping.perSlot(program, gradient, most).gradients().get(0))
            .orElse(gradient);
    role.step().step(program, tensors.optimised(clipped));
  }
}
