package org.marl.algorithms.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.program.Literal;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.random.RandomStream;

/**
 * Where the weights of a network lie in a row of numbers. A buffer {@code [slots, width]} holds all
 * weights of all slots, so that clipping and optimisers are a few large operators whatever the
 * number of layers and agents.
 */
public final class WeightLayout {
  private final List<Weight> weights;
  private final int width;

  /**
   * @param weights in the order in which they lie, with different names
   */
  public WeightLayout(List<Weight> weights) {
    this.weights = List.copyOf(weights);
    this.width = weights.stream().mapToInt(Weight::size).sum();
    if (weights.stream().map(Weight::name).distinct().count() != weights.size()) {
      throw new IllegalArgumentException("two weights have one name: " + weights);
    }
  }

  /** The weights in the order in which they lie. */
  public List<Weight> weights() {
    return weights;
  }

  /** Is there a weight of that name? */
  public boolean has(String name) {
    return weights.stream().anyMatch(weight -> weight.name().equals(name));
  }

  /** How many numbers one slot has. */
  public int width() {
    return width;
  }

  /** One slot's weights at the start of training: {@link #width} numbers. */
  public float[] initial(RandomStream stream) {
    float[] numbers = new float[width];
    int next = 0;
    for (Weight weight : weights) {
      for (double[] row : weight.law().draw(weight.rows(), weight.columns(), stream)) {
        for (double number : row) {
          numbers[next++] = (float) number;
        }
      }
    }
    return numbers;
  }

  /**
   * The weights as matrices that share the memory of the buffer. Gradients that PyTorch takes flow
   * back into it.
   *
   * <p>The matrices of one weight lie {@link #width} numbers apart. Batched products read them as
   * they are: PyTorch asks only that each matrix by itself be dense.
   *
   * @param flat the name of a tensor {@code [slots, width]}
   * @param single is there one slot, known when the program is written?
   */
  public Weights views(ProgramWriter program, String flat, boolean single) {
    return new Weights(program, this, flat, matrices(program, flat), single, Optional.empty());
  }

  /**
   * The same for layers whose gradient is wanted: {@link Weights#gradient} writes it once they have
   * been written.
   */
  public Weights trained(ProgramWriter program, String flat, boolean single) {
    Map<String, String> names = matrices(program, flat);
    return new Weights(program, this, flat, names, single, Optional.of(new BackwardPass()));
  }

  /**
   * The weights as inputs of the program, each by itself: what {@link #apart} gives. A program that
   * is called often need not make the views again.
   *
   * @param prefix begins the names of the inputs
   */
  public Weights inputs(ProgramWriter program, String prefix, boolean single) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Weight weight : weights) {
      names.put(weight.name(), program.input(prefix + weight.name()));
    }
    return new Weights(program, this, "", names, single, Optional.empty());
  }

  /**
   * A program whose outputs are the weights of a buffer, each {@code [slots, rows, columns]}, in
   * its memory: what is changed in the buffer in place is changed in them.
   *
   * @param flat the name of the input {@code [slots, width]}
   * @param prefix begins the names of the outputs
   */
  public Program apart(String flat, String prefix) {
    ProgramWriter program = new ProgramWriter("weights");
    matrices(program, program.input(flat))
        .forEach((weight, view) -> program.output(prefix + weight, view));
    return program.build();
  }

  /** The name of every weight as a view of the buffer. */
  Map<String, String> matrices(ProgramWriter program, String flat) {
    // One split, not one slice per weight. Where PyTorch takes the gradient, as of mixers, that is
    // one concatenation, where slices would each fill a buffer of zeros and add it.
    List<Integer> sizes = weights.stream().map(Weight::size).toList();
    String parts =
        program.let("parts", "torch.split_with_sizes(" + flat + ", " + Literal.of(sizes) + ", 1)");
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      Weight weight = weights.get(i);
      String shape = Literal.of(List.of(-1, weight.rows(), weight.columns()));
      names.put(
          weight.name(),
          program.let("weight", "torch.view(" + parts + "[" + i + "], " + shape + ")"));
    }
    return names;
  }
}
