package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.algorithms.network.FeedForward;
import org.marl.algorithms.network.OutputRow;
import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.network.Weights;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.program.GradientTape;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * The weights under which a network is written: as they are, or as a step of the optimiser trains
 * them. Then the outputs are a leaf of the tape, and the layers know their own way back.
 */
final class NetworkWeights implements Leaf {
  /** How the weights are given, and what becomes of the network. */
  private enum Use {
    FIXED,
    APART,
    TRAINED
  }

  private final String flat;
  private final Use use;
  private final boolean inHalves;
  private Optional<Written> written = Optional.empty();
  private Optional<SecondHalf> second = Optional.empty();

  /** What has been written under weights that are trained, and the leaf of its outputs. */
  private record Written(Weights weights, SlotMap map, Tensor leaf) {}

  /** The layers were written for halves of the samples; these are the weights of the second. */
  private record SecondHalf(Halves halves, Weights weights) {}

  private NetworkWeights(String flat, Use use) {
    this(flat, use, false);
  }

  private NetworkWeights(String flat, Use use, boolean inHalves) {
    this.flat = flat;
    this.use = use;
    this.inHalves = inHalves;
  }

  /**
   * Weights through which no gradient flows.
   *
   * @param flat the name of a tensor {@code [slots, width]}
   */
  static NetworkWeights fixed(String flat) {
    return new NetworkWeights(flat, Use.FIXED);
  }

  /**
   * Weights that are inputs of the program, each by itself; products must take them as they are,
   * see {@link SlotMap#takesCopies}.
   *
   * @param prefix begins the names of the inputs
   */
  static NetworkWeights apart(String prefix) {
    return new NetworkWeights(prefix, Use.APART);
  }

  /**
   * Weights whose gradient is wanted. One network is written under them, once.
   *
   * @param inHalves are layers without a memory written for each half of the samples, side by side?
   *     Their gradients are added, which rounds otherwise than one sum over all
   */
  static NetworkWeights trained(String flat, boolean inHalves) {
    return new NetworkWeights(flat, Use.TRAINED, inHalves);
  }

  /** Is a gradient with respect to them wanted? */
  boolean areTrained() {
    return use == Use.TRAINED;
  }

  /** The weights as layers take them. */
  Weights open(ProgramWriter program, WeightLayout layout, SlotMap map) {
    boolean single = map.slots() == 1;
    return switch (use) {
      case FIXED -> layout.views(program, map.weights(program, flat), single);
      case APART -> layout.inputs(program, flat, single);
      case TRAINED -> layout.trained(program, map.weights(program, flat), single);
    };
  }

  /** Writes layers without a memory, perhaps for each half of the samples by itself. */
  Tensor write(FeedForward layers, Weights weights, Tensor input) {
    if (!inHalves) {
      return layers.apply(weights, input);
    }
    ProgramWriter program = input.program();
    Halves halves = Halves.of(input);
    ProgramWriter.Fork fork =
        program.fork(
            "half",
            () -> {
              List<String> known = new ArrayList<>();
              known.add(layers.apply(weights, halves.first(input)).name());
              known.addAll(weights.needed());
              return known;
            });
    Weights others = weights.again();
    Tensor own = layers.apply(others, halves.second(input));
    program.join(fork);
    second = Optional.of(new SecondHalf(halves, others));
    return halves.joined(fork.known().get(0), own);
  }

  /** The outputs of layers as losses are made of them. */
  Tensor outputs(Weights weights, SlotMap map, Tensor outputs) {
    if (areTrained()) {
      leaf(weights, map, outputs);
    }
    return outputs;
  }

  /**
   * The same with a weight that is an output by itself.
   *
   * @param weight its name in the layout
   */
  OutputRow outputs(Weights weights, SlotMap map, Tensor outputs, String weight) {
    OutputRow row = OutputRow.of(weights, outputs, weight);
    return areTrained() ? row.in(leaf(weights, map, row.write())) : row;
  }

  private String leaf(Weights weights, SlotMap map, Tensor leaf) {
    if (written.isPresent()) {
      throw new IllegalStateException("a network is written twice under " + flat);
    }
    GradientTape.of(leaf.program()).orElseThrow().leaf(leaf);
    written = Optional.of(new Written(weights, map, leaf));
    return leaf.name();
  }

  @Override
  public String name() {
    return written.orElseThrow().leaf().name();
  }

  @Override
  public String gradient(ProgramWriter program, String ofLeaf) {
    Written network = written.orElseThrow();
    String gradient =
        second
            .map(half -> ofHalves(network, half, ofLeaf))
            .orElseGet(() -> network.weights().gradient(ofLeaf));
    return network.map().gradient(program, gradient);
  }

  private static String ofHalves(Written network, SecondHalf half, String ofLeaf) {
    ProgramWriter program = network.leaf().program();
    Tensor all = new Tensor(program, ofLeaf, network.leaf().axes());
    Halves halves = half.halves();
    ProgramWriter.Fork fork =
        program.fork(
            "half_back", () -> List.of(network.weights().gradient(halves.first(all).name())));
    String gradient = half.weights().gradient(halves.second(all).name());
    program.join(fork);
    program.effect("torch.add_(" + gradient + ", " + fork.known().get(0) + ")");
    return gradient;
  }
}
