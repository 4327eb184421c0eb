package org.marl.core.exact;

import java.util.Optional;
import org.marl.core.exact.KnownFunction.Family;

/**
 * The convex function in an objective {@code sum_a x_a L_a - omega sum_a w_a f(x_a / w_a)}.
 *
 * @param curve f
 * @param kinks where f' jumps
 * @param known a closed form that f equals up to c(x - 1)
 * @param recession lim f(x)/x
 * @param domain ratios of probabilities, or probabilities (then every w is 1)
 */
record Penalty(
    Curve curve, double[] kinks, Optional<KnownFunction> known, double recession, Domain domain) {

  /** The same penalty for another thread. */
  Penalty copy() {
    return new Penalty(curve.copy(), kinks, known, recession, domain);
  }

  boolean isSmooth() {
    return kinks.length == 0;
  }

  /** Is it a multiple of the Kullback-Leibler divergence? */
  boolean isKullbackLeibler() {
    return domain == Domain.RATIOS
        && known.filter(f -> f.family() == Family.POWER && f.order() == 1).isPresent();
  }

  /** The fastest kernel. */
  Kernel kernel() {
    return known.map(Penalty::closed).orElseGet(this::general);
  }

  /** The kernel that knows nothing but slopes. */
  Kernel general() {
    SlopeTable table = SlopeTable.of(curve, kinks, domain);
    return new TableKernel(curve, table, new DualKernel(curve, table, recession));
  }

  private static Kernel closed(KnownFunction function) {
    double scale = function.scale();
    return switch (function.family()) {
      case TOTAL_VARIATION -> new TotalVariationKernel(scale);
      case JENSEN_SHANNON -> SecularKernel.jensenShannon(scale);
      case POWER -> {
        double k = function.order() - 1;
        if (k == 0) {
          yield new ExponentialKernel(scale);
        }
        yield k > 0 ? new PositivePowerKernel(k, scale) : SecularKernel.power(-k, scale);
      }
    };
  }
}
