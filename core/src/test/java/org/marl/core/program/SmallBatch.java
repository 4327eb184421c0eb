package org.marl.core.program;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Quantity;
import org.marl.core.random.RandomStream;

/**
 * A batch of 2 agents, 3 samples and 4 actions in plain Java. Every quantity has an entry for each
 * of the 24 places, whatever its axes are.
 */
final class SmallBatch {
  static final int AGENTS = 2;
  static final int SAMPLES = 3;
  static final int ACTIONS = 4;
  static final int PLACES = AGENTS * SAMPLES * ACTIONS;

  /** What the networks give: gradients are taken with respect to these. */
  static final Set<Quantity> LIVE = Set.of(Quantity.VALUE, Quantity.RATIO, Quantity.PI);

  private final Map<Quantity, double[]> numbers = new EnumMap<>(Quantity.class);
  private final boolean masked;

  private SmallBatch(boolean masked) {
    this.masked = masked;
  }

  /**
   * Random numbers, the same for the same seed.
   *
   * @param masked are some actions unavailable and one agent out of the game for a step?
   */
  static SmallBatch random(long seed, boolean masked) {
    SmallBatch batch = new SmallBatch(masked);
    RandomStream random = RandomStream.of(seed, "batch");
    batch.put(Quantity.AVAILABLE, i -> masked && (i % 5 == 2 || i == 20) ? 0 : 1);
    batch.put(Quantity.ALIVE, i -> masked && agent(i) == 1 && sample(i) == 2 ? 0 : 1);
    batch.put(Quantity.VALUE, i -> random.nextGaussian());
    batch.put(Quantity.ADVANTAGE, i -> random.nextGaussian());
    batch.put(Quantity.RATIO, i -> 0.5 + random.nextDouble());
    batch.put(Quantity.REWARD, i -> random.nextGaussian());
    batch.put(Quantity.TERMINATED, i -> sample(i) == 1 ? 1 : 0);
    batch.put(Quantity.TRUNCATED, i -> sample(i) == 2 ? 1 : 0);
    batch.put(Quantity.STEPS, i -> 7);
    batch.put(Quantity.ACTION, i -> batch.firstAvailable(i, 1 + sample(i)));
    batch.put(Quantity.PI, i -> batch.available(i) ? 0.05 + random.nextDouble() : 0);
    batch.put(Quantity.PI_OLD, i -> batch.available(i) ? 0.05 + random.nextDouble() : 0);
    return batch;
  }

  private interface Entries {
    double at(int place);
  }

  /** One number for all places that differ only in axes that the quantity lacks. */
  private void put(Quantity quantity, Entries entries) {
    double[] all = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      int first = representative(quantity.axes(), i);
      all[i] = first == i ? (float) entries.at(i) : all[first];
    }
    numbers.put(quantity, all);
  }

  private int firstAvailable(int place, int from) {
    int action = from % ACTIONS;
    while (!available(place - place % ACTIONS + action)) {
      action = (action + 1) % ACTIONS;
    }
    return action;
  }

  /** The place that stands for all that differ only in other axes. */
  static int representative(Set<Axis> axes, int place) {
    return (axes.contains(Axis.AGENTS) ? agent(place) * SAMPLES * ACTIONS : 0)
        + (axes.contains(Axis.SAMPLES) ? sample(place) * ACTIONS : 0)
        + (axes.contains(Axis.ACTIONS) ? place % ACTIONS : 0);
  }

  static int agent(int place) {
    return place / (SAMPLES * ACTIONS);
  }

  static int sample(int place) {
    return place / ACTIONS % SAMPLES;
  }

  /** Whether the places differ in nothing but the axes. */
  static boolean alike(int one, int other, Set<Axis> over) {
    return (over.contains(Axis.AGENTS) || agent(one) == agent(other))
        && (over.contains(Axis.SAMPLES) || sample(one) == sample(other))
        && (over.contains(Axis.ACTIONS) || one % ACTIONS == other % ACTIONS);
  }

  boolean masked() {
    return masked;
  }

  double[] of(Quantity quantity) {
    return numbers.get(quantity);
  }

  boolean available(int place) {
    return of(Quantity.AVAILABLE)[place] != 0;
  }

  /** Is it the one place of an entry that can be moved? Probabilities of 0 stay. */
  boolean isLeaf(Quantity quantity, int place) {
    return representative(quantity.axes(), place) == place
        && (!quantity.axes().contains(Axis.ACTIONS) || available(place));
  }

  /** Does an entry of something with those axes count? */
  boolean counts(Set<Axis> axes, int place) {
    boolean steps = axes.contains(Axis.AGENTS) && axes.contains(Axis.SAMPLES);
    boolean actions = steps && axes.contains(Axis.ACTIONS);
    return (!actions || available(place)) && (!steps || of(Quantity.ALIVE)[place] != 0);
  }

  /** The same batch with other numbers. */
  SmallBatch with(Quantity quantity, double[] entries) {
    SmallBatch other = new SmallBatch(masked);
    other.numbers.putAll(numbers);
    other.numbers.put(quantity, entries);
    return other;
  }

  /** The same batch with one entry moved. */
  SmallBatch moved(Quantity quantity, int place, double by) {
    double[] entries = of(quantity).clone();
    for (int i = 0; i < PLACES; i++) {
      if (representative(quantity.axes(), i) == place) {
        entries[i] += by;
      }
    }
    return with(quantity, entries);
  }

  /** One number per entry of those axes, in order. */
  static double[] entries(double[] places, Set<Axis> axes) {
    double[] found = new double[PLACES];
    int count = 0;
    for (int i = 0; i < PLACES; i++) {
      if (representative(axes, i) == i) {
        found[count++] = places[i];
      }
    }
    return Arrays.copyOf(found, count);
  }
}
