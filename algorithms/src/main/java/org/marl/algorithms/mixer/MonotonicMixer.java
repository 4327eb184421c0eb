package org.marl.algorithms.mixer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.network.DenseLayer;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.Weight;
import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.network.Weights;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A network of two layers over the agents' values v whose weights are made from the state s by
 * hypernetworks: {@code elu(v |W(s)| + b(s)) |w(s)| + c(s)} (QMIX, Rashid et al. 2018; VDAC-mix, Su
 * et al. 2021). No weight is negative, so the team's value falls with no agent's. Layers begin as
 * PyTorch's do, as in the authors' code.
 */
final class MonotonicMixer implements Mixer {
  private final int agents;
  private final int embed;
  private final Hypernetwork mixing;
  private final Hypernetwork last;
  private final DenseLayer offset;
  private final Hypernetwork own;
  private final WeightLayout layout;

  /**
   * @param agents N, whose values it mixes
   * @param state entries of a state
   */
  MonotonicMixer(MonotonicConfig config, int agents, int state) {
    this.agents = agents;
    this.embed = config.embed();
    int hidden = config.hypernetLayers() == 1 ? 0 : config.hypernetEmbed();
    this.mixing = Hypernetwork.of("mixing", state, hidden, agents * embed);
    this.last = Hypernetwork.of("last", state, hidden, embed);
    this.offset = new DenseLayer("offset", state, embed);
    this.own = Hypernetwork.of("own", state, embed, 1);
    List<Weight> weights = new ArrayList<>(mixing.weights());
    weights.addAll(last.weights());
    weights.addAll(offset.weights(Initialisation.UNIFORM, 1));
    weights.addAll(own.weights());
    this.layout = new WeightLayout(weights);
  }

  @Override
  public Optional<WeightLayout> layout() {
    return Optional.of(layout);
  }

  @Override
  public boolean seesState() {
    return true;
  }

  @Override
  public Tensor mix(
      ProgramWriter program, List<String> weights, Tensor values, Optional<Tensor> states) {
    Weights made = layout.views(program, weights.get(0), true);
    Tensor seen =
        new Tensor(
            program,
            program.let("state", "torch.unsqueeze(" + states.orElseThrow().name() + ", 0)"),
            Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS));
    String each = "torch.reshape(%s, [-1, %d, %d])";
    String matrices = each.formatted(mixing.of(made, seen).map("torch.abs").name(), agents, embed);
    String shift = each.formatted(offset.of(made, seen).name(), 1, embed);
    String rows = "torch.unsqueeze(torch.transpose(" + values.name() + ", 0, 1), 1)";
    String hidden =
        program.let(
            "mixed", "torch.elu(torch.baddbmm(" + shift + ", " + rows + ", " + matrices + "))");
    String columns = each.formatted(last.of(made, seen).map("torch.abs").name(), embed, 1);
    String state = each.formatted(own.of(made, seen).name(), 1, 1);
    String total = "torch.baddbmm(" + state + ", " + hidden + ", " + columns + ")";
    return new Tensor(
        program, program.let("total", "torch.reshape(" + total + ", [-1])"), Set.of(Axis.SAMPLES));
  }
}
