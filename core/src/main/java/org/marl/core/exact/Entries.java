package org.marl.core.exact;

import java.util.List;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Op;
import org.marl.core.expression.Reduction;

/** Single entries of arrays, and where numbers that belong to such entries go back to. */
final class Entries {
  private Entries() {}

  /** An entry of samples is that of a state: its joint actions are averaged out. */
  static NamedArray entry(Op.Entry op, NamedArray e, QuantitySource source) {
    if (op.axis() != Axis.SAMPLES) {
      return entry(op.axis(), op.index(), e);
    }
    NamedArray inState = entry(Axis.STATES, op.index(), e);
    if (!inState.axes().contains(Axis.SAMPLES)) {
      return inState;
    }
    OneState state = new OneState(source, op.index());
    return Reducer.reduce(Reduction.MEAN, Grouping.of(Set.of(Axis.SAMPLES), inState, state));
  }

  private static NamedArray entry(Axis axis, int index, NamedArray e) {
    Alignment all = Alignment.of(e);
    Alignment kept = all.without(List.of(axis));
    int[] places = all.positions(kept);
    int[] coordinates = all.coordinates(axis);
    double[] result = new double[kept.length()];
    for (int i = 0; i < places.length; i++) {
      if (coordinates[i] == index || !all.has(axis)) {
        result[places[i]] = e.values()[i];
      }
    }
    return kept.array(result);
  }

  /** Adds numbers on the axes of {@link #entry} to the entries that it is made from. */
  static void addEntry(
      Op.Entry op, NamedArray e, QuantitySource source, double[] numbers, double[] target) {
    Axis axis = op.axis() == Axis.SAMPLES ? Axis.STATES : op.axis();
    double[] inState = numbers;
    if (op.axis() == Axis.SAMPLES && e.axes().contains(Axis.SAMPLES)) {
      NamedArray state = entry(Axis.STATES, op.index(), e);
      Grouping grouping =
          Grouping.of(Set.of(Axis.SAMPLES), state, new OneState(source, op.index()));
      inState = ReductionSlopes.mean(grouping, numbers);
    }
    Alignment all = Alignment.of(e);
    int[] places = all.positions(all.without(List.of(axis)));
    int[] coordinates = all.coordinates(axis);
    for (int i = 0; i < places.length; i++) {
      if (coordinates[i] == op.index() || !all.has(axis)) {
        target[i] += inState[places[i]];
      }
    }
  }
}
