package org.marl.core.exact;

import java.util.Locale;
import java.util.Optional;

/**
 * A function whose derivative has an inverse in closed form. A user's f that equals it up to {@code
 * c(x - 1)}, which changes nothing on the simplex, is treated as it.
 *
 * @param family the shape
 * @param order a of the power family, whose second derivative is {@code scale * x^(a - 2)}: 1 is
 *     KL, 0 the reverse KL, 2 chi-squared, ½ Hellinger; 0 in the other families
 * @param scale the positive factor in front
 */
public record KnownFunction(Family family, double order, double scale) {

  /** The shapes. */
  public enum Family {
    /** f' = (x^(a-1) - 1)/(a - 1); log x for a = 1. */
    POWER,
    /** f' = log(2x/(1 + x)). */
    JENSEN_SHANNON,
    /** f = |x - 1|/2. */
    TOTAL_VARIATION
  }

  /** The slope of the function, 0 at 1 (for total variation: between -1/2 and 1/2, times scale). */
  double slope(double x) {
    return scale
        * switch (family) {
          case POWER ->
              order == 1 ? Math.log(x) : Math.expm1((order - 1) * Math.log(x)) / (order - 1);
          case JENSEN_SHANNON -> Math.log(2 * x / (1 + x));
          case TOTAL_VARIATION -> Math.signum(x - 1) / 2;
        };
  }

  /**
   * The name of the divergence in the literature, with its factor, as {@code kl} or {@code 2 * kl}.
   */
  public String name() {
    // The usual functions have f''(1) of 1, except these.
    double factor = scale / usualScale();
    String name = plainName();
    return factor == 1 ? name : number(factor) + " * " + name;
  }

  private String plainName() {
    return switch (family) {
      case JENSEN_SHANNON -> "js";
      case TOTAL_VARIATION -> "tv";
      case POWER -> {
        if (order == 1) {
          yield "kl";
        }
        if (order == 0) {
          yield "reverse_kl";
        }
        if (order == 2) {
          yield "chi2";
        }
        if (order == -1) {
          yield "neyman_chi2";
        }
        yield order == 0.5 ? "hellinger" : "alpha(" + number(order) + ")";
      }
    };
  }

  private double usualScale() {
    if (family != Family.POWER) {
      return 1;
    }
    if (order == 2 || order == -1) {
      return 2;
    }
    return order == 0.5 ? 0.5 : 1;
  }

  /** The inverse g of f' (0 where s is below the smallest slope), f' being 0 at 1. */
  public String inverseText() {
    String s = scale == 1 ? "s" : "(s/" + number(scale) + ")";
    return switch (family) {
      case JENSEN_SHANNON -> "1/(2 exp(-%s) - 1)".formatted(s);
      case TOTAL_VARIATION ->
          "0 if s < -%1$s, 1 if |s| < %1$s, anything from 0 to 1 (1 to ∞) if equal to -%1$s (%1$s)"
              .formatted(number(scale / 2));
      case POWER ->
          order == 1
              ? "exp(%s)".formatted(s)
              : "max(1 %s %s, 0)^(%s)"
                  .formatted(
                      order > 1 ? "+" : "-",
                      Math.abs(order - 1) == 1 ? s : number(Math.abs(order - 1)) + " " + s,
                      number(1 / (order - 1)));
    };
  }

  /**
   * The divergence between one-dimensional Gaussians p = N(m1, s1²) and q = N(m2, s2²), where it
   * has a closed form.
   */
  public Optional<String> gaussianText() {
    if (family != Family.POWER) {
      return Optional.empty();
    }
    String factor = scale == 1 ? "" : number(scale) + " * ";
    if (order == 1) {
      return Optional.of(factor + "(log(s2/s1) + (s1^2 + (m1 - m2)^2)/(2 s2^2) - 1/2)");
    }
    if (order == 0) {
      return Optional.of(factor + "(log(s1/s2) + (s2^2 + (m1 - m2)^2)/(2 s1^2) - 1/2)");
    }
    String a = number(order);
    String b = number(1 - order);
    String variance = "(%s s2^2 + %s s1^2)".formatted(a, b);
    return Optional.of(
        "%s * (s1^(%s) s2^(%s) / sqrt%s * exp(%s (m1 - m2)^2/(2 %s)) - 1), if %s > 0"
            .formatted(
                number(scale / (order * (order - 1))),
                b,
                a,
                variance,
                number(order * (order - 1)),
                variance,
                variance));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value).replaceAll("0+$", "");
  }
}
