package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Zero mean and unit variance over the entries of a layer, then a factor and an offset per entry
 * (Ba et al. 2016); 1e-5 is added to the variance.
 */
record LayerNorm(String name, int width) {
  private static final String EPSILON = "1.0e-5";

  /** Neither factor nor offset. */
  private static final String NO_ROWS = "None, None";

  List<Weight> weights() {
    return List.of(
        new Weight(factor(), 1, width, WeightLaw.constant(1)),
        new Weight(offset(), 1, width, WeightLaw.constant(0)));
  }

  private String factor() {
    return name + ".factor";
  }

  private String offset() {
    return name + ".offset";
  }

  /** The layer. */
  Tensor of(Weights weights, Tensor input) {
    if (!weights.areSingle()) {
      return scaled(weights, normalised(weights, input));
    }
    // With one slot its factors can be arguments of the operator, which is half the work.
    ProgramWriter program = weights.program();
    String rows = row(weights.get(factor())) + ", " + row(weights.get(offset()));
    Norm norm = norm(input, rows);
    weights.add(
        (gradient, of, onwards) -> {
          String all = back(input, norm, rows, gradient, "[" + onwards(onwards) + ", True, True]");
          copy(program, row(Weights.of(of, factor())), all + "[1]");
          copy(program, row(Weights.of(of, offset())), all + "[2]");
          return program.let("back", all + "[0]");
        },
        norm.tensors(input));
    return norm.output();
  }

  /** Zero mean and unit variance. */
  Tensor normalised(Tensor input) {
    return norm(input, NO_ROWS).output();
  }

  private Tensor normalised(Weights weights, Tensor input) {
    Norm norm = norm(input, NO_ROWS);
    weights.add(
        (gradient, of, onwards) -> {
          String wanted = "[" + onwards(onwards) + ", False, False]";
          String all = back(input, norm, NO_ROWS, gradient, wanted);
          return weights.program().let("back", all + "[0]");
        },
        norm.tensors(input));
    return norm.output();
  }

  /** Factor and offset. */
  Tensor scaled(Weights weights, Tensor normalised) {
    ProgramWriter program = weights.program();
    String value =
        "torch.addcmul(%s, %s, %s)"
            .formatted(weights.get(offset()), normalised.name(), weights.get(factor()));
    weights.add(
        (gradient, of, onwards) -> {
          String product = "torch.mul(" + gradient + ", " + normalised.name() + ")";
          Product.sum(program, product, Weights.of(of, factor()));
          Product.sum(program, gradient, Weights.of(of, offset()));
          return onwards
              ? program.let("back", "torch.mul(" + gradient + ", " + weights.get(factor()) + ")")
              : gradient;
        },
        normalised.name());
    return new Tensor(program, program.let(name, value), normalised.axes());
  }

  /**
   * What PyTorch's operator gives.
   *
   * @param mean of every sample, a name
   * @param scale the reciprocal of the deviation of every sample, a name
   */
  private record Norm(Tensor output, String mean, String scale) {

    String[] tensors(Tensor input) {
      return new String[] {input.name(), mean, scale};
    }
  }

  private Norm norm(Tensor input, String rows) {
    ProgramWriter program = input.program();
    String call = "torch.native_layer_norm(%s, [%d], %s, %s)";
    String all = program.let("norm", call.formatted(input.name(), width, rows, EPSILON));
    return new Norm(
        new Tensor(program, program.let(name, all + "[0]"), input.axes()),
        program.let("mean", all + "[1]"),
        program.let("scale", all + "[2]"));
  }

  /** Gradients with respect to the input, the factor and the offset, those that are wanted. */
  private String back(Tensor input, Norm norm, String rows, String gradient, String wanted) {
    String call = "torch.native_layer_norm_backward(%s, %s, [%d], %s, %s, %s, %s)";
    return input
        .program()
        .let(
            "back",
            call.formatted(gradient, input.name(), width, norm.mean(), norm.scale(), rows, wanted));
  }

  private static String onwards(boolean onwards) {
    return onwards ? "True" : "False";
  }

  private static void copy(ProgramWriter program, String to, String from) {
    program.effect("torch.copy_(" + to + ", " + from + ")");
  }

  private static String row(String weight) {
    return "torch.reshape(" + weight + ", [-1])";
  }
}
