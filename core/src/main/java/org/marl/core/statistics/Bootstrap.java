package org.marl.core.statistics;

import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Resampling with replacement. The same arguments always give the same resamples. */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * Index sets to resample any data with, made one at a time.
   *
   * @param size of the sample and of every resample
   * @param count how many resamples
   * @param seed of the draws
   */
  public static Stream<int[]> resamples(int size, int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    IntFunction<int[]> draw = ignored -> random.ints(size, 0, size).toArray();
    return IntStream.range(0, count).mapToObj(draw);
  }

  /** The percentile interval of a statistic of the sample. */
  public static Interval interval(
      double level, int count, long seed, ToDoubleFunction<double[]> statistic, double... sample) {
    double[] estimates =
        resamples(sample.length, count, seed)
            .mapToDouble(
                indices ->
                    statistic.applyAsDouble(
                        IntStream.of(indices).mapToDouble(i -> sample[i]).toArray()))
            .toArray();
    double tail = (1 - level) / 2;
    return new Interval(
        Statistics.quantile(tail, estimates), Statistics.quantile(1 - tail, estimates));
  }
}
