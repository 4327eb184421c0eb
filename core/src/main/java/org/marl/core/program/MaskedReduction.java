package org.marl.core.program;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Reduction;

/**
 * Writes reductions over axes. Entries that do not count are 0 in sums, 1 in products, and nothing
 * elsewhere; where none is left the result is 0. Masking chooses, it never multiplies: what is not
 * a number where nothing counts stays out of results and gradients.
 */
final class MaskedReduction {
  private static final double HUGE = 1e30;

  /** A share in single precision may be too large by less than this. */
  private static final double ROUNDING = 1e-6;

  /** Below this spread entries are taken for equal: the square root of the least radicand. */
  private static final double LEAST_SPREAD = 1e-6;

  private final Tensor value;
  private final Set<Axis> over;
  private final Optional<Tensor> valid;

  /**
   * @param valid on some of the axes of the value; empty: every entry counts
   */
  MaskedReduction(Tensor value, Set<Axis> over, Optional<Tensor> valid) {
    this.value = value;
    this.over = over;
    this.valid = valid;
  }

  Tensor sum() {
    return filled(0).sum(over);
  }

  Tensor mean() {
    return mean(value);
  }

  private Tensor mean(Tensor of) {
    if (valid.isEmpty()) {
      return of.mean(over);
    }
    return new MaskedReduction(of, over, valid).sum().dividedBy(count().atLeast(1));
  }

  /** How many entries count, at every place of the result. */
  Tensor count() {
    Tensor ones = new Tensor(value.program(), value.map("torch.ones_like").name(), value.axes());
    return new MaskedReduction(ones, over, valid).sum();
  }

  Tensor product() {
    return filled(1).reduceEach("torch.prod", over);
  }

  Tensor max() {
    return emptyIsZero(filled(-HUGE).max(over));
  }

  Tensor min() {
    return emptyIsZero(filled(HUGE).min(over));
  }

  Tensor argmax() {
    return filled(-HUGE).argmax();
  }

  Tensor all() {
    Tensor truths =
        valid.isPresent()
            ? value.zip("torch.logical_or", valid.get().map("torch.logical_not"))
            : value;
    return truths.reduceEach("torch.all", over);
  }

  Tensor any() {
    return countable().reduceEach("torch.any", over);
  }

  Tensor countTrue() {
    return countable().asReal().sum(over);
  }

  private Tensor countable() {
    return valid.isPresent() ? value.zip("torch.logical_and", valid.get()) : value;
  }

  Tensor range() {
    return max().minus(min());
  }

  /** The smallest entry at or below which lies a share of those that count. */
  Tensor quantile(Tensor share) {
    Tensor entries = count();
    Tensor rank =
        entries
            .map("torch.to", Literal.FLOAT64)
            .times(share.plus(-ROUNDING))
            .map("torch.ceil")
            .atLeast(1)
            .plus(-1)
            .map("torch.to", Literal.INT64);
    return emptyIsZero(filled(HUGE).ranked(over, rank));
  }

  /** Entries that are all equal become 0. */
  Tensor normalised() {
    Tensor centred = value.minus(mean());
    Tensor deviation = mean(centred.squared()).atLeast(LEAST_SPREAD * LEAST_SPREAD);
    return neutral(centred.dividedBy(deviation.map("torch.sqrt")));
  }

  /** The smallest entry becomes low, the largest high; entries that are all equal become high. */
  Tensor rescaled(Tensor low, Tensor high) {
    Tensor below = max().minus(value).dividedBy(range().atLeast(LEAST_SPREAD));
    return neutral(high.minus(high.minus(low).times(below)));
  }

  private Tensor neutral(Tensor result) {
    return valid.isPresent() ? valid.get().choose(result, 0) : result;
  }

  private Tensor filled(double number) {
    return valid.isPresent() ? valid.get().choose(value, number) : value;
  }

  private Tensor emptyIsZero(Tensor extreme) {
    return valid.isPresent()
        ? count().map("torch.gt", Literal.of(0.0)).choose(extreme, 0)
        : extreme;
  }

  static Tensor reduce(
      Reduction reduction,
      Tensor value,
      Set<Axis> over,
      Optional<Tensor> valid,
      Optional<Tensor> low,
      Optional<Tensor> high) {
    MaskedReduction reducing = new MaskedReduction(value, over, valid);
    return switch (reduction) {
      case SUM -> reducing.sum();
      case MEAN -> reducing.mean();
      case MAX -> reducing.max();
      case MIN -> reducing.min();
      case PROD -> reducing.product();
      case ARGMAX -> reducing.argmax();
      case ALL -> reducing.all();
      case ANY -> reducing.any();
      case COUNT -> reducing.countTrue();
      case RANGE -> reducing.range();
      case NORMALISE -> reducing.normalised();
      case QUANTILE -> reducing.quantile(low.orElseThrow());
      case RESCALE -> reducing.rescaled(low.orElseThrow(), high.orElseThrow());
    };
  }
}
