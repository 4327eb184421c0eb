package org.marl.core.program;

import java.util.Set;
import org.marl.core.exact.DivergenceFacts;
import org.marl.core.exact.KnownFunction;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;

/**
 * Writes the f-divergence of two Gaussian policies, {@code [agents, samples]}. Where f is a power,
 * as of KL in both directions, chi-squared and Hellinger, it has a closed form; other smooth f are
 * integrated by {@link HermiteQuadrature}.
 *
 * <p>Everything is written in r, the logarithm of the ratio of the deviations, and e, the distance
 * of the means in deviations, so that equal policies are exactly 0 apart in float32.
 */
final class GaussianDivergence {
  private static final Set<Axis> DIMS = Set.of(Axis.DIMS);

  /**
   * Where a v2 + (1 - a) v1 of the variances is below this share of v2, the divergence is infinite
   * or nearly so. From there on its logarithm goes on along its tangent: finite, and with a slope
   * that leads back.
   */
  private static final double LEAST_VARIANCE = 0.1;

  private GaussianDivergence() {}

  /**
   * The divergence of p from q.
   *
   * @throws ExpressionException if f has kinks
   */
  static Tensor of(Divergence divergence, Gaussian p, Gaussian q) {
    DivergenceFacts facts = DivergenceFacts.of(divergence);
    return switch (facts.gaussianForm()) {
      case CLOSED -> closed(facts.known().orElseThrow(), p, q);
      case QUADRATURE -> HermiteQuadrature.of(divergence.f(), facts.rightSlopeAtOne(), p, q);
      case SAMPLES ->
          throw new ExpressionException(
              "`" + divergence.name() + "` has kinks and no form between Gaussian policies",
              "write `estimate(" + divergence.name() + ")`");
    };
  }

  private static Tensor closed(KnownFunction f, Gaussian p, Gaussian q) {
    if (f.order() == 1) {
      return kullbackLeibler(p, q).times(f.scale());
    } else if (f.order() == 0) {
      return kullbackLeibler(q, p).times(f.scale());
    }
    return power(f, p, q);
  }

  /** The sum over dimensions of (exp(2r) - 1 + e²) / 2 - r. */
  private static Tensor kullbackLeibler(Gaussian p, Gaussian q) {
    Tensor r = p.logDeviation().minus(q.logDeviation());
    Tensor spread = r.times(2).map("torch.expm1").times(0.5).minus(r);
    Tensor distance = q.standardised(p.mean()).squared().times(0.5);
    return distance.sum(DIMS).plus(spread.sum(DIMS));
  }

  /**
   * With f'' = scale x^(a - 2): scale / (a (a - 1)) times the integral of p^a q^(1 - a) less 1. The
   * logarithm of that integral is a sum over dimensions (Liese and Vajda 1987).
   */
  private static Tensor power(KnownFunction f, Gaussian p, Gaussian q) {
    double a = f.order();
    Tensor r = p.logDeviation().minus(q.logDeviation());
    // a v2 + (1 - a) v1 as a share of v2, less 1.
    Tensor excess = r.times(2).map("torch.expm1").times(1 - a);
    Tensor kept = a > 0 && a < 1 ? excess : excess.atLeast(LEAST_VARIANCE - 1);
    Tensor spread = r.times(1 - a).minus(kept.map("torch.log1p").times(0.5));
    if (kept != excess) {
      spread = spread.plus(kept.minus(excess).times(0.5 / LEAST_VARIANCE));
    }
    Tensor distance =
        q.standardised(p.mean()).squared().dividedBy(kept.plus(1)).times(a * (a - 1) / 2);
    Tensor logarithm = distance.sum(DIMS).plus(spread.sum(DIMS));
    return logarithm
        .clamp(-Lowering.LARGEST_LOG_RATIO, Lowering.LARGEST_LOG_RATIO)
        .map("torch.expm1")
        .times(f.scale() / (a * (a - 1)));
  }
}
