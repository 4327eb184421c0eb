package org.marl.algorithms.network;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.program.ProgramWriter;

/** The weights of a network in a program, each {@code [slots, rows, columns]}. */
public final class Weights {
  private final ProgramWriter program;
  private final WeightLayout layout;
  private final String flat;
  private final Map<String, String> names;
  private final boolean single;
  private final Optional<BackwardPass> backward;

  /**
   * @param flat the name of the buffer that holds them
   * @param names of the weights in the program, by their names in the layout
   * @param single is there one slot?
   * @param backward empty: no gradient with respect to them will be wanted
   */
  Weights(
      ProgramWriter program,
      WeightLayout layout,
      String flat,
      Map<String, String> names,
      boolean single,
      Optional<BackwardPass> backward) {
    this.program = program;
    this.layout = layout;
    this.flat = flat;
    this.names = Map.copyOf(names);
    this.single = single;
    this.backward = backward;
  }

  ProgramWriter program() {
    return program;
  }

  /** Is there one slot, known when the program is written? */
  boolean areSingle() {
    return single;
  }

  /** The name in the program of a weight of the layout. */
  public String get(String weight) {
    return of(names, weight);
  }

  /**
   * A layer has been written under these weights.
   *
   * @param step its way back
   * @param tensors see {@link BackwardPass#add}
   */
  void add(BackwardPass.Step step, String... tensors) {
    backward.ifPresent(pass -> pass.add(step, tensors));
  }

  /** The same weights, for layers with a way back of their own. */
  public Weights again() {
    return new Weights(
        program, layout, flat, names, single, backward.map(pass -> new BackwardPass()));
  }

  /** The names of the tensors of which {@link #gradient} will be made. */
  public Set<String> needed() {
    return backward.map(BackwardPass::needed).orElse(Set.of());
  }

  /**
   * Writes the gradient with respect to weights that are trained, once.
   *
   * @param gradient of a loss with respect to the outputs of the layers that have been written
   *     under these weights, the name of a tensor, which is only read
   * @return the name of a tensor like the buffer of the weights; 0 where no layer has a part
   */
  public String gradient(String gradient) {
    String result = program.let("gradient", "torch.zeros_like(" + flat + ")");
    backward.orElseThrow().write(gradient, layout.matrices(program, result));
    return result;
  }

  static String of(Map<String, String> names, String weight) {
    String name = names.get(weight);
    if (name == null) {
      throw new IllegalArgumentException("there is no weight " + weight + " among " + names);
    }
    return name;
  }
}
