package org.marl.core.program;

import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.marl.core.expression.Axis;
import org.marl.core.expression.ScalarFunction;

/**
 * Writes the integral of q f(p / q) over Gaussians by the product of Gauss-Hermite rules. The nodes
 * are those of a Gaussian between both policies, with the mean of their means and the geometric
 * mean of their deviations, where both have their mass; nodes of q alone are up to a thousand times
 * less accurate where p is wider.
 */
final class HermiteQuadrature {
  /** Positive roots of the eighth Hermite polynomial (Abramowitz and Stegun 1964, table 25.10). */
  private static final double[] ROOTS = {
    0.381186990207322, 1.157193712446780, 1.981656756695843, 2.930637420257244
  };

  /** Their weights, which belong to exp(-x²). */
  private static final double[] WEIGHTS = {
    6.611470125582413e-1, 2.078023258148919e-1, 1.707798300741348e-2, 1.996040722113676e-4
  };

  private final Gaussian p;
  private final Gaussian q;

  private HermiteQuadrature(Gaussian p, Gaussian q) {
    this.p = p;
    this.q = q;
  }

  /**
   * The integral, {@code [agents, samples]}.
   *
   * @param slope of f at 1: f is taken less its tangent there, which changes no divergence but
   *     keeps float32 from adding up what cancels
   */
  static Tensor of(ScalarFunction f, double slope, Gaussian p, Gaussian q) {
    return new HermiteQuadrature(p, q).integral(f, slope);
  }

  private Tensor integral(ScalarFunction f, double slope) {
    // Nodes stand still: the gradient is that of the integrand.
    Gaussian fixedP = p.detached();
    Gaussian fixedQ = q.detached();
    Tensor centre = fixedP.mean().plus(fixedQ.mean()).times(0.5);
    Tensor logSpread = fixedP.logDeviation().plus(fixedQ.logDeviation()).times(0.5);
    Tensor at = centre.plus(logSpread.exp().times(nodes(root -> Math.sqrt(2) * root)));
    Tensor densityQ = logDensity(q, at);
    Tensor ratio = logDensity(p, at).minus(densityQ);
    // The density of the nodes and their weights belong to the same rule.
    Tensor ofNodes = nodes(root -> root * root + Math.log(weight(root) / Math.sqrt(Math.PI)));
    Tensor weights = products(densityQ.plus(logSpread).plus(ofNodes)).exp();
    Tensor t = products(ratio).clamp(-Lowering.LARGEST_LOG_RATIO, Lowering.LARGEST_LOG_RATIO);
    Tensor values = DivergenceTerms.function(f, t);
    Tensor tilted = slope == 0 ? values : values.minus(t.map("torch.expm1").times(slope));
    return weights.times(tilted).sum(Set.of(Axis.ACTIONS));
  }

  /** Less half the logarithm of 2π: {@code [agents, samples, nodes, dims]}. */
  private static Tensor logDensity(Gaussian of, Tensor at) {
    return of.standardised(at).squared().times(-0.5).minus(of.logDeviation());
  }

  /** Numbers of the nodes {@code [nodes]}; the axis of actions is theirs. */
  private Tensor nodes(DoubleUnaryOperator number) {
    String numbers =
        DoubleStream.concat(Arrays.stream(ROOTS).map(root -> -root), Arrays.stream(ROOTS))
            .map(number)
            .mapToObj(Literal::of)
            .collect(Collectors.joining(", ", "[", "]"));
    ProgramWriter program = p.mean().program();
    String tensor = "torch.to(torch.tensor(" + numbers + "), " + p.mean().name() + ")";
    return new Tensor(program, program.let("nodes", tensor), Set.of(Axis.ACTIONS));
  }

  private static double weight(double root) {
    return WEIGHTS[Arrays.binarySearch(ROOTS, Math.abs(root))];
  }

  /** From sums along every dimension to sums at all combinations of their nodes. */
  private Tensor products(Tensor perDimension) {
    Tensor sums = perDimension.select(Axis.DIMS, 0);
    for (int dimension = 1; dimension < p.dimensions(); dimension++) {
      String next = perDimension.select(Axis.DIMS, dimension).name();
      String pairs =
          "torch.add(torch.unsqueeze(%s, -1), torch.unsqueeze(%s, -2))"
              .formatted(sums.name(), next);
      ProgramWriter program = sums.program();
      String flat = program.let("pairs", "torch.flatten(" + pairs + ", -2, -1)");
      sums = new Tensor(program, flat, sums.axes());
    }
    return sums;
  }
}
