package org.marl.algorithms.network;

import java.util.Set;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * The outputs of layers and a weight that is an output by itself, such as the deviations of a
 * Gaussian policy, in one row: a gradient with respect to the row is one with respect to both.
 *
 * @param outputs of the layers {@code [slots, samples, outputs]}
 * @param weight the name of the weight in the program
 */
public record OutputRow(Tensor outputs, String weight) {

  /**
   * The row of layers that have been written.
   *
   * @param name of the weight in the layout
   */
  public static OutputRow of(Weights weights, Tensor outputs, String name) {
    OutputRow row = new OutputRow(outputs, weights.get(name));
    weights.add((gradient, of, onwards) -> row.back(gradient, Weights.of(of, name)));
    return row;
  }

  /** Writes the row, whose axes have no names. */
  public Tensor write() {
    String row = "torch.cat([" + flat(outputs.name()) + ", " + flat(weight) + "])";
    return new Tensor(program(), program().let("row", row), Set.of());
  }

  /** The same as views of a row. */
  public OutputRow in(String row) {
    String parts = parts(row);
    String ofWeight = program().let("weight", "torch.view_as(" + parts + "[1], " + weight + ")");
    return new OutputRow(new Tensor(program(), outputs(parts), outputs.axes()), ofWeight);
  }

  private String back(String gradient, String of) {
    String parts = parts(gradient);
    program().effect("torch.copy_(" + of + ", torch.view_as(" + parts + "[1], " + of + "))");
    return outputs(parts);
  }

  private String outputs(String parts) {
    return program().let("outputs", "torch.view_as(" + parts + "[0], " + outputs.name() + ")");
  }

  private String parts(String row) {
    String sizes = "[torch.numel(" + outputs.name() + "), torch.numel(" + weight + ")]";
    return program().let("parts", "torch.split_with_sizes(" + row + ", " + sizes + ")");
  }

  private static String flat(String tensor) {
    return "torch.reshape(" + tensor + ", [-1])";
  }

  private ProgramWriter program() {
    return outputs.program();
  }
}
