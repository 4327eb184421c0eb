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
  private final String flat;
  private final boolean trained;
  private Optional<Written> written = Optional.empty();

  /** What has been written under weights that are trained, and the leaf of its outputs. */
  private record Written(Weights weights, SlotMap map, String leaf) {}

  private NetworkWeights(String flat, boolean trained) {
    this.flat = flat;
    this.trained = trained;
  }

  /**
   * Weights through which no gradient flows.
   *
   * @param flat the name of a tensor {@code [slots, width]}
   */
  static NetworkWeights fixed(String flat) {
    return new NetworkWeights(flat, false);
  }

  /** Weights whose gradient is wanted. One network is written under them, once. */
  static NetworkWeights trained(String flat) {
    return new NetworkWeights(flat, true);
  }

  /** The weights as layers take them. */
  Weights open(ProgramWriter program, WeightLayout layout, SlotMap map) {
    String own = map.weights(program, flat);
    boolean single = map.slots() == 1;
    return trained ? layout.trained(program, own, single) : layout.views(program, own, single);
  }

  /** The outputs of layers as losses are made of them. */
  Tensor outputs(Weights weights, SlotMap map, Tensor outputs) {
    if (trained) {
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
    return trained ? row.in(leaf(weights, map, row.write())) : row;
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
