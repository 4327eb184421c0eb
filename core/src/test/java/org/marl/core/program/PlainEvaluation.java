package org.marl.core.program;

import static org.marl.core.program.SmallBatch.ACTIONS;
import static org.marl.core.program.SmallBatch.PLACES;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Unary;

/** Values of expressions on a {@link SmallBatch} in double precision, place by place. */
final class PlainEvaluation {
  static final double GAMMA = 0.9;

  /** The value of every coefficient. */
  static final double COEFFICIENT = 0.25;

  private static final double STEP = 1e-4;

  private final SmallBatch batch;
  private final SmallBatch fixed;
  private final Map<Node, double[]> known = new HashMap<>();

  PlainEvaluation(SmallBatch batch) {
    this(batch, batch);
  }

  /**
   * @param fixed what no gradient flows through sees
   */
  private PlainEvaluation(SmallBatch batch, SmallBatch fixed) {
    this.batch = batch;
    this.fixed = fixed;
  }

  /** The value at every place. */
  double[] value(Node node) {
    double[] value = known.get(node);
    if (value == null) {
      value = compute(node);
      known.put(node, value);
    }
    return value;
  }

  /**
   * Central differences of the weighted sum of the entries, of the fourth order.
   *
   * @return at every place, 0 at all but one of those that are one entry
   */
  double[] gradient(Node node, double[] weights, Quantity quantity) {
    double[] gradient = new double[PLACES];
    for (int place = 0; place < PLACES; place++) {
      if (batch.isLeaf(quantity, place)) {
        double near = difference(node, weights, quantity, place, STEP);
        double far = difference(node, weights, quantity, place, 2 * STEP);
        gradient[place] = (8 * near - far) / (12 * STEP);
      }
    }
    return gradient;
  }

  private double difference(
      Node node, double[] weights, Quantity quantity, int place, double step) {
    return total(node, weights, batch.moved(quantity, place, step))
        - total(node, weights, batch.moved(quantity, place, -step));
  }

  private double total(Node node, double[] weights, SmallBatch moved) {
    double[] places = new PlainEvaluation(moved, fixed).value(node);
    double[] entries = SmallBatch.entries(places, node.type().axes());
    return IntStream.range(0, entries.length).mapToDouble(i -> weights[i] * entries[i]).sum();
  }

  private double[] compute(Node node) {
    if (node.op() instanceof Op.Constant constant) {
      return each(i -> constant.value());
    } else if (node.op() instanceof Op.Input input) {
      return input.quantity() == Quantity.GAMMA ? each(i -> GAMMA) : batch.of(input.quantity());
    } else if (node.op() instanceof Unary op) {
      double[] x = value(node.argument(0));
      return each(i -> op.apply(x[i]));
    } else if (node.op() instanceof Binary op) {
      double[] x = value(node.argument(0));
      double[] y = value(node.argument(1));
      return each(i -> op.apply(x[i], y[i]));
    } else if (node.op() instanceof Op.Select) {
      double[] condition = value(node.argument(0));
      double[] then = value(node.argument(1));
      double[] otherwise = value(node.argument(2));
      return each(i -> condition[i] != 0 ? then[i] : otherwise[i]);
    } else if (node.op() instanceof Op.Gather) {
      double[] x = value(node.argument(0));
      double[] index = value(node.argument(1));
      return each(i -> x[i - i % ACTIONS + (int) index[i]]);
    } else if (node.op() instanceof Op.Entry entry) {
      double[] x = value(node.argument(0));
      return each(i -> x[moved(i, entry.axis(), entry.index())]);
    } else if (node.op() instanceof Op.Stop || node.op() instanceof Op.At) {
      return new PlainEvaluation(fixed).value(node.argument(0));
    } else if (node.op() instanceof Op.Coefficient) {
      return each(i -> COEFFICIENT);
    } else if (node.op() instanceof Op.Perspective perspective) {
      double[] p = value(node.argument(0));
      double[] q = value(node.argument(1));
      ScalarFunction f = perspective.divergence().f();
      return each(i -> q[i] == 0 ? 0 : q[i] * at(f.body(), p[i] / q[i]));
    } else if (node.op() instanceof Op.Reduce reduce) {
      return reduced(reduce, node);
    } else if (node.op() instanceof Op.Custom) {
      return cumulative(node.argument(0));
    } else if (node.op() instanceof Op.Gradient) {
      return derivative(node.argument(0), node.argument(1));
    }
    throw new AssertionError(node);
  }

  private static double[] each(java.util.function.IntToDoubleFunction entry) {
    return IntStream.range(0, PLACES).mapToDouble(entry).toArray();
  }

  private static int moved(int place, Axis axis, int index) {
    int stride = axis == Axis.ACTIONS ? 1 : PLACES / SmallBatch.AGENTS;
    int own = axis == Axis.ACTIONS ? place % ACTIONS : SmallBatch.agent(place);
    return place + (index - own) * stride;
  }

  private static double at(Node body, double x) {
    if (body.op() instanceof Op.Variable) {
      return x;
    } else if (body.op() instanceof Op.Constant constant) {
      return constant.value();
    } else if (body.op() instanceof Unary op) {
      return op.apply(at(body.argument(0), x));
    } else if (body.op() instanceof Binary op) {
      return op.apply(at(body.argument(0), x), at(body.argument(1), x));
    }
    boolean condition = at(body.argument(0), x) != 0;
    return at(body.argument(condition ? 1 : 2), x);
  }

  private double[] reduced(Op.Reduce reduce, Node node) {
    double[] x = value(node.argument(0));
    Set<Axis> axes = node.argument(0).type().axes();
    Reduction reduction = reduce.reduction();
    return each(
        place -> {
          int[] places =
              IntStream.range(0, PLACES)
                  .filter(i -> SmallBatch.alike(i, place, reduce.over()))
                  .filter(i -> batch.counts(axes, i))
                  .toArray();
          boolean kept = !reduction.keepsAxes() || batch.counts(axes, place);
          return kept ? reduced(reduction, node, x, places, place) : 0;
        });
  }

  private double reduced(Reduction reduction, Node node, double[] x, int[] places, int place) {
    int count = Math.max(1, places.length);
    double sum = fold(x, places, 0, Double::sum);
    double low = places.length == 0 ? 0 : fold(x, places, Double.MAX_VALUE, Math::min);
    double high = places.length == 0 ? 0 : fold(x, places, -Double.MAX_VALUE, Math::max);
    return switch (reduction) {
      case SUM, COUNT -> sum;
      case MEAN -> sum / count;
      case MAX -> high;
      case MIN -> low;
      case PROD -> fold(x, places, 1, (a, b) -> a * b);
      case ALL -> low != 0 || places.length == 0 ? 1 : 0;
      case ANY -> high;
      case RANGE -> high - low;
      case QUANTILE -> {
        double share = value(node.argument(1))[place];
        double[] sorted = IntStream.of(places).mapToDouble(i -> x[i]).sorted().toArray();
        int rank = Math.max(1, (int) Math.ceil(share * sorted.length - 1e-9));
        yield sorted.length == 0 ? 0 : sorted[rank - 1];
      }
      case ARGMAX -> {
        int best = IntStream.of(places).filter(i -> x[i] == high).findFirst().orElse(0);
        yield best % ACTIONS;
      }
      case NORMALISE -> {
        double mean = sum / count;
        double square = IntStream.of(places).mapToDouble(i -> Math.pow(x[i] - mean, 2)).sum();
        yield (x[place] - mean) / Math.max(1e-6, Math.sqrt(square / count));
      }
      case RESCALE -> {
        double least = value(node.argument(1))[place];
        double most = value(node.argument(2))[place];
        yield high == low ? most : least + (most - least) * (x[place] - low) / (high - low);
      }
    };
  }

  private double[] cumulative(Node of) {
    boolean[] counts = new boolean[PLACES];
    for (int i = 0; i < PLACES; i++) {
      counts[i] = batch.counts(of.type().axes(), i);
    }
    double[] x = value(of);
    return each(i -> Cumulative.at(x, i, counts));
  }

  private static double fold(double[] x, int[] places, double start, DoubleBinaryOperator by) {
    return IntStream.of(places).mapToDouble(i -> x[i]).reduce(start, by);
  }

  /** dy/dx at every place, all else being equal; 0 where x does not count. */
  private double[] derivative(Node y, Node x) {
    Set<Axis> axes = x.type().axes();
    return each(
        place -> {
          int first = SmallBatch.representative(axes, place);
          return batch.counts(axes, place)
              ? (total(y, x, first, STEP) - total(y, x, first, -STEP)) / (2 * STEP)
              : 0;
        });
  }

  /** The sum of the entries of y where one entry of x is moved. */
  private double total(Node y, Node x, int entry, double by) {
    double[] moved = value(x).clone();
    for (int place = 0; place < PLACES; place++) {
      moved[place] += SmallBatch.representative(x.type().axes(), place) == entry ? by : 0;
    }
    PlainEvaluation other = new PlainEvaluation(batch, fixed);
    other.known.put(x, moved);
    return Arrays.stream(SmallBatch.entries(other.value(y), y.type().axes())).sum();
  }
}
