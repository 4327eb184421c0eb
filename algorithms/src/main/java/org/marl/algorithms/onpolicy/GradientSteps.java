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
    Map<Network, String> gradients = new EnumMap<>(Network.class);
    for (Network network : networks) {
      List<Tensor> terms = losses(scope, network, batch);
      if (network == Network.CRITIC && learning.fitsCritic()) {
        terms.add(fit(leaves.get(network), fitted));
      }
      String loss = total(terms);
      program.effect("torch.add_(" + losses + ", torch.detach(" + loss + "))");
      gradients.put(network, gradient(loss, leaves.get(network), networks.size() > 1));
    }
    gradients.forEach((network, gradient) -> step(network, turn, gradient));
  }

  /** What a statement wants less of, summed over weight slots. */
  private List<Tensor> losses(Lowering scope, Network network, PolicyBatch batch) {
    List<Tensor> terms = new ArrayList<>();
    for (Update.Objective objective : learning.objectives()) {
      if (objective.over().contains(network)) {
        program.comment(objective.expression().toString());
        Tensor value = scope.lower(objective.expression());
        Tensor sum =
            value.has(Axis.AGENTS)
                ? value.times(shares(value, batch.alive())).sum(Set.of(Axis.AGENTS))
                : value;
        terms.add(objective.sense() == Update.Sense.MAXIMIZE ? sum.negated() : sum);
      }
    }
    return terms;
  }

  private Tensor shares(Tensor perAgent, Optional<Tensor> alive) {
    Role role = learning.policy();
    List<Integer> slots = learning.simultaneous() ? role.slots().slotOfAgent() : List.of();
    return slots.isEmpty()
        ? perAgent.map("torch.ones_like")
        : new SlotMeans(program, slots, role.slots().slots(), alive).shares(perAgent.detached());
  }

  private Tensor fit(String leaf, CriticBatch fitted) {
    program.comment("the critic's distance from the returns");
    ValueFit rule = new ValueFit(learning.config().huber(), learning.config().valueClip());
    Tensor loss = rule.loss(value(leaf, fitted, false), fitted);
    if (!loss.has(Axis.AGENTS)) {
      return loss;
    }
    Role role = learning.critic();
    SlotMeans means =
        new SlotMeans(program, role.slots().slotOfAgent(), role.slots().slots(), fitted.alive());
    return loss.times(means.shares(loss.detached())).sum(Set.of(Axis.AGENTS));
  }

  /**
   * Values of some samples.
   *
   * @param asReturns on the scale of returns, rather than on the critic's own?
   */
  private Tensor value(String weights, CriticBatch of, boolean asReturns) {
    Tensor output =
        Role.value(learning.critic().apply(program, weights, of.input(), of.memory()).values());
    return asReturns ? all.scale().map(scale -> scale.returns(output)).orElse(output) : output;
  }

  private String total(List<Tensor> terms) {
    return terms.stream().reduce(Tensor::plus).orElseThrow().name();
  }

  private String gradient(String loss, String leaf, boolean keepGraph) {
    String call =
        "torch.autograd.grad([" + loss + "], [" + leaf + "]" + (keepGraph ? ", None, True" : "");
    String gradients = program.let("gradients", call + ")");
    return program.let("gradient", "unchecked_cast(Tensor, " + gradients + "[0])");
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
