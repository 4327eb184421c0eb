package org.marl.core.exact;

import java.util.EnumSet;
import java.util.Set;
import org.marl.core.expression.Axis;

/**
 * Which entries of an array a reduction puts together, and how much each of them counts. Padded
 * actions do not count; nor do pairs of a state and a joint action of probability 0 where samples
 * are reduced, and the others count by their probability.
 */
final class Grouping {
  private final double[] values;
  private final Alignment all;
  private final Alignment kept;
  private final int[] groups;
  private final double[] weights;

  private Grouping(Set<Axis> over, NamedArray array, QuantitySource source) {
    EnumSet<Axis> gone = EnumSet.copyOf(over);
    if (over.contains(Axis.SAMPLES)) {
      gone.add(Axis.STATES);
    }
    this.values = array.values();
    this.all = Alignment.of(array);
    this.kept = all.without(gone);
    this.groups = all.positions(kept);
    this.weights = weights(over, source);
  }

  /** The groups that remain of an array when axes are reduced; samples include states. */
  static Grouping of(Set<Axis> over, NamedArray array, QuantitySource source) {
    return new Grouping(over, array, source);
  }

  private double[] weights(Set<Axis> over, QuantitySource source) {
    int[] agents = all.coordinates(Axis.AGENTS);
    int[] actions = all.coordinates(Axis.ACTIONS);
    int[] states = all.coordinates(Axis.STATES);
    int[] jointActions = all.coordinates(Axis.SAMPLES);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      boolean counts = !all.has(Axis.ACTIONS) || valid(source, agents[i], actions[i]);
      double probability =
          over.contains(Axis.SAMPLES) ? probability(source, states[i], jointActions[i]) : 1;
      result[i] = counts ? probability : 0;
    }
    return result;
  }

  private double probability(QuantitySource source, int state, int jointAction) {
    double probability = all.has(Axis.STATES) ? source.stateWeight(state) : 1;
    return all.has(Axis.SAMPLES)
        ? probability * source.jointActionWeight(state, jointAction)
        : probability;
  }

  /** Where the agents have been reduced, an action counts if it is any agent's. */
  private boolean valid(QuantitySource source, int agent, int action) {
    if (all.has(Axis.AGENTS)) {
      return source.valid(agent, action);
    }
    for (int any = 0; any < source.size(Axis.AGENTS); any++) {
      if (source.valid(any, action)) {
        return true;
      }
    }
    return false;
  }

  /** The entries; not a copy. */
  double[] values() {
    return values;
  }

  /** The axes of the array. */
  Alignment all() {
    return all;
  }

  /** The axes that are left, one entry for each group. */
  Alignment kept() {
    return kept;
  }

  /** The group of every entry; not a copy. */
  int[] groups() {
    return groups;
  }

  /** What every entry counts, 0 for none; not a copy. */
  double[] weights() {
    return weights;
  }

  /** Sums over the groups of what their entries weigh. */
  double[] totals() {
    double[] total = new double[kept.length()];
    for (int i = 0; i < weights.length; i++) {
      total[groups[i]] += weights[i];
    }
    return total;
  }
}
