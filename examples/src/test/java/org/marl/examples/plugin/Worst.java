package org.marl.examples.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorOperation;

/**
 * Conditional value at risk (Rockafellar and Uryasev 2000): the mean of the smallest entries, at
 * least one, {@code [agents, samples]} to {@code [agents]}.
 *
 * @param share of the samples that count, in (0, 1]
 */
record Worst(double share) implements TensorOperation {
  private static final double LARGE = 1e30;

  @Override
  public Set<Axis> over() {
    return Set.of(Axis.SAMPLES);
  }

  @Override
  public boolean keepsAxes() {
    return false;
  }

  @Override
  public Tensor write(List<Tensor> operands, Optional<Tensor> valid) {
    Tensor all = operands.get(0);
    ProgramWriter program = all.program();
    Tensor counting = valid.map(mask -> mask.choose(all, LARGE)).orElse(all);
    int dimension = counting.dimension(Axis.SAMPLES);
    Tensor sorted =
        new Tensor(
            program,
            program.let("sorted", "(torch.sort(" + counting.name() + ", " + dimension + "))[0]"),
            counting.axes());
    Tensor ranks =
        new Tensor(
            program,
            program.let("ranks", "torch.arange(" + sorted.size(Axis.SAMPLES) + ")"),
            Set.of(Axis.SAMPLES));
    Tensor worst = worst(all, valid);
    return ranks
        .zip("torch.lt", worst)
        .choose(sorted, 0)
        .sum(Set.of(Axis.SAMPLES))
        .dividedBy(worst);
  }

  /** How many entries are averaged, at every place of the result. */
  private Tensor worst(Tensor all, Optional<Tensor> valid) {
    Tensor ones = all.detached().map("torch.ones_like");
    Tensor counts = valid.map(mask -> mask.choose(ones, 0)).orElse(ones).sum(Set.of(Axis.SAMPLES));
    return counts.map("torch.mul", Literal.of(share)).map("torch.ceil").atLeast(1);
  }
}
