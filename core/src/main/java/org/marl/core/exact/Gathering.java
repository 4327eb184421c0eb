package org.marl.core.exact;

import java.util.List;
import org.marl.core.expression.Axis;

/**
 * Of every row of actions the entry that an index says. What follows from the shapes is kept for as
 * long as they stay the same.
 */
final class Gathering {
  private Alignment entries;
  private Alignment indices;
  private Alignment taken;

  /** For every entry of the result, its row and the place of its index. */
  private int[] rows = {};

  private int[] places = {};

  /** For every entry of the result, the entry that it is. */
  private int[] sources = {};

  /** Looks at rows of actions and at the action to take from each. */
  void look(NamedArray e, NamedArray index) {
    if (entries == null || !entries.isOf(e) || !indices.isOf(index)) {
      prepare(e, index);
    }
    int actions = e.size(Axis.ACTIONS);
    for (int i = 0; i < sources.length; i++) {
      sources[i] = rows[i] * actions + (int) index.values()[places[i]];
    }
  }

  private void prepare(NamedArray e, NamedArray index) {
    entries = Alignment.of(e);
    indices = Alignment.of(index);
    Alignment without = entries.without(List.of(Axis.ACTIONS));
    taken = Alignment.of(List.of(without.array(new double[without.length()]), index));
    rows = taken.positions(without);
    places = taken.positions(indices);
    sources = new int[rows.length];
  }

  /** The entries taken. */
  NamedArray entries(NamedArray e) {
    double[] result = new double[sources.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = e.values()[sources[i]];
    }
    return taken.array(result);
  }

  /** For every entry taken, where it lies; not a copy. */
  int[] sources() {
    return sources;
  }

  /** Adds numbers on the axes of the entries taken to where they lie. */
  void addTo(double[] target, double[] numbers) {
    for (int i = 0; i < sources.length; i++) {
      target[sources[i]] += numbers[i];
    }
  }
}
