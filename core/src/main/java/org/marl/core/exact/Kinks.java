package org.marl.core.exact;

import static org.marl.core.exact.Opcode.*;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the points where a curve changes its formula with a jump of its slope. They are sign
 * changes of the operands of {@code abs}, {@code min}, {@code max}, {@code relu}, {@code sign} and
 * comparisons, each located to neighbouring doubles.
 */
final class Kinks {
  /** Jumps below this, relative to the slopes, are rounding. */
  private static final double SMALLEST_JUMP = 1e-9;

  private final Curve curve;
  private final TreeSet<Double> grid = new TreeSet<>();

  private Kinks(Curve curve, double[] points) {
    this.curve = curve;
    Arrays.stream(points).forEach(grid::add);
  }

  /** The kinks between the first and the last of the points, ascending. */
  static double[] of(Curve curve, double[] points) {
    return new Kinks(curve, points).find();
  }

  private double[] find() {
    Set<Double> found = new TreeSet<>();
    int[] code = curve.tape().instructions();
    // In the tape's order: a kink inside the operand of another joins the points before that is
    // searched.
    for (int i = 0; i < code.length; i += Tape.STRIDE) {
      if (switches(code[i])) {
        search(code[i], code[i + 2], code[i + 3], found);
      }
    }
    return found.stream().filter(this::bends).mapToDouble(Double::doubleValue).toArray();
  }

  /** Does an operation change its formula where {@link #gap} is 0? */
  static boolean switches(int code) {
    return code == ABS
        || code == RELU
        || code == SIGN
        || code == MIN
        || code == MAX
        || isComparison(code);
  }

  private void search(int code, int a, int b, Set<Double> found) {
    Set<Double> roots = new TreeSet<>();
    double left = Double.NaN;
    double before = Double.NaN;
    for (double x : grid) {
      double gap = gap(code, a, b, x);
      if (gap == 0) {
        roots.add(x);
      } else if (before * gap < 0) {
        roots.add(root(code, a, b, left, before, x));
      }
      left = x;
      before = gap;
    }
    // A whole stretch of ties is not a set of kinks, but its ends are.
    roots.removeIf(
        x -> gap(code, a, b, Math.nextDown(x)) == 0 && gap(code, a, b, Math.nextUp(x)) == 0);
    found.addAll(roots);
    grid.addAll(roots);
  }

  private double gap(int code, int a, int b, double x) {
    curve.value(x);
    return gap(code, a, b, curve.values());
  }

  /** The operand, or difference of operands, whose sign decides, among the given registers. */
  static double gap(int code, int a, int b, double[] v) {
    return code == ABS || code == RELU || code == SIGN ? v[a] : v[a] - v[b];
  }

  /** Of the two neighbouring doubles between which the gap changes sign, the one nearer to 0. */
  private double root(int code, int a, int b, double left, double gapLeft, double right) {
    long low = Double.doubleToLongBits(left);
    long high = Double.doubleToLongBits(right);
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      double gap = gap(code, a, b, Double.longBitsToDouble(middle));
      if (gap == 0) {
        return Double.longBitsToDouble(middle);
      }
      if (gap * gapLeft > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double x = Double.longBitsToDouble(low);
    double y = Double.longBitsToDouble(high);
    return Math.abs(gap(code, a, b, x)) <= Math.abs(gap(code, a, b, y)) ? x : y;
  }

  private boolean bends(double x) {
    // Two doubles to each side: the root may be off by one.
    double left = curve.slope(Math.nextDown(Math.nextDown(x)), -1);
    double right = curve.slope(Math.nextUp(Math.nextUp(x)), 1);
    return Math.abs(right - left) > SMALLEST_JUMP * (1 + Math.abs(left) + Math.abs(right));
  }
}
