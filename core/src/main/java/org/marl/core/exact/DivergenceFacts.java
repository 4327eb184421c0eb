package org.marl.core.exact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.expression.ConvexityProof;
import org.marl.core.expression.Divergence;

/**
 * Everything that the exact engine and {@code marl explain} derive from the f of a divergence.
 * Immutable; safe for use by several threads, except through {@link #curve()} copies.
 */
public final class DivergenceFacts {
  private static final int MOST = 64;

  /** The latest: every cell of an experiment asks again about the same few divergences. */
  private static final Map<Divergence, DivergenceFacts> LATEST =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Divergence, DivergenceFacts> eldest) {
              return size() > MOST;
            }
          });

  private final Divergence divergence;
  private final Curve curve;
  private final FunctionAnalysis analysis;
  private final List<Problem> problems;
  private final double atZero;
  private final double recession;

  private DivergenceFacts(Divergence divergence) {
    this.divergence = divergence;
    this.curve = Curve.of(divergence.f());
    this.analysis = FunctionAnalysis.of(curve, Domain.RATIOS);
    this.problems = problems(divergence, analysis, curve);
    this.atZero = divergence.atZero().orElse(analysis.atZero());
    this.recession = divergence.atInfinity().orElse(analysis.recession());
  }

  /**
   * Analyses a divergence.
   *
   * @throws org.marl.core.expression.ExpressionException if f is no function of one number
   */
  public static DivergenceFacts of(Divergence divergence) {
    DivergenceFacts known = LATEST.get(divergence);
    if (known == null) {
      known = new DivergenceFacts(divergence);
      LATEST.put(divergence, known);
    }
    return known;
  }

  /** Limits mean something only where f defines a divergence otherwise. */
  private static List<Problem> problems(Divergence divergence, FunctionAnalysis analysis, Curve f) {
    List<Problem> problems = analysis.problems(f, "f");
    return List.copyOf(
        problems.isEmpty()
            ? Overrides.problem(divergence, analysis, f).stream().toList()
            : problems);
  }

  public Divergence divergence() {
    return divergence;
  }

  /**
   * Why f defines no divergence: undefined, f(1) not 0, not convex, limits that are not its own.
   * Empty if all is well.
   */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Is f convex, and how sure is that? Looks for a proof. Only meaningful where f is defined; see
   * {@link #problems()}.
   */
  public Convexity convexity() {
    return isConvex() && ConvexityProof.exists(divergence.f())
        ? Convexity.proved()
        : analysis.convexity();
  }

  /** Does the slope of f not fall anywhere that was looked at? */
  boolean isConvex() {
    return analysis.convexity().holds();
  }

  /** f(0), the limit from above; may be +∞. */
  public double atZero() {
    return atZero;
  }

  /**
   * lim f(x)/x for growing x, which is the cost of one unit of mass where the reference has none;
   * +∞ forbids such mass.
   */
  public double recession() {
    return recession;
  }

  /** Points where f' jumps, ascending. */
  public double[] kinks() {
    return analysis.kinks().clone();
  }

  /** The left derivative of f at 1. */
  public double leftSlopeAtOne() {
    return curve.copy().slope(1, -1);
  }

  /** The right derivative of f at 1. */
  public double rightSlopeAtOne() {
    return curve.copy().slope(1, 1);
  }

  /** The closed form that f equals up to {@code c(x - 1)}, if it is one of the table. */
  public Optional<KnownFunction> known() {
    return analysis.known();
  }

  /** How the divergence between two Gaussian policies is computed. */
  public GaussianForm gaussianForm() {
    boolean closed = known().filter(f -> f.family() == KnownFunction.Family.POWER).isPresent();
    if (closed) {
      return GaussianForm.CLOSED;
    }
    return analysis.kinks().length == 0 ? GaussianForm.QUADRATURE : GaussianForm.SAMPLES;
  }

  /** f compiled, for the calling thread. */
  public Curve curve() {
    return curve.copy();
  }

  /**
   * One term of the divergence, q f(p/q), with its limits where p or q is 0.
   *
   * @param f a {@link #curve()} of the calling thread
   */
  public double perspective(Curve f, double p, double q) {
    if (q == 0) {
      return p == 0 ? 0 : p * recession;
    }
    return q * (p == 0 ? atZero : f.value(p / q));
  }

  /**
   * The divergence of two distributions, before any {@link Divergence#distance()}.
   *
   * @param f a {@link #curve()} of the calling thread
   */
  public double sum(Curve f, double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += perspective(f, p[i], q[i]);
    }
    return sum;
  }

  /** For the solver; closed forms count only where the script does not override the limits. */
  Penalty penalty() {
    boolean overridden = divergence.atZero().isPresent() || divergence.atInfinity().isPresent();
    return new Penalty(
        curve.copy(),
        analysis.kinks(),
        overridden ? Optional.empty() : analysis.known(),
        recession,
        Domain.RATIOS);
  }
}
