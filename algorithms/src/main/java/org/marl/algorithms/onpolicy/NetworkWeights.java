package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.algorithms.network.OutputRow;
import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.network.Weights;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * The weights under which a network is written: as they are, or as a step of the optimiser trains
 * them. Of a network that is trained, PyTorch's record begins with the outputs; the layers know
 * their own way back.
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
  private Optional<Written> written = Optional.empty();

  /** What has been written under weights that are trained, and the leaf of its outputs. */
  private record Written(Weights weights, SlotMap map, String leaf) {}

  private NetworkWeights(String flat, Use use) {
    this.flat = flat;
    this.use = use;
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

  /** Weights whose gradient is wanted. One network is written under them, once. */
  static NetworkWeights trained(String flat) {
    return new NetworkWeights(flat, Use.TRAINED);
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
    leaf.program().tape().orElseThrow().leaf(leaf);
    written = Optional.of(new Written(weights, map, leaf.name()));
    return leaf.name();
  }

  @Override
  public String name() {
    return written.orElseThrow().leaf();
  }

  @Override
  public String gradient(ProgramWriter program, String ofLeaf) {
    Written network = written.orElseThrow();
    return network.map().gradient(program, network.weights().gradient(ofLeaf));
  }
}
