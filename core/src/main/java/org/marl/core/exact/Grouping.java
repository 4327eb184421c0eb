package org.marl.core.exact;

import java.util.EnumSet;
import java.util.Set;
import org.marl.core.expression.Axis;

/**
 * Which entries of an array a reduction puts together, and how much each of them counts. Padded
 * actions do not count; nor do pairs of a state and a joint action of probability 0 where samples
 * are reduced, and the others count by their probability. Where entries lie is worked out again
 * only when the shape changes.
 */
final class Grouping {
  private final Set<Axis> over;
  private final boolean samples;
  private double[] values = {};
  private Alignment all;
  private Alignment kept;
  private int[] groups = {};
  private double[] weights = {};

  /** Of every entry, its place along the axes that weights depend on. */
  private int[] agents = {};

  private int[] actions = {};
  private int[] states = {};
  private int[] jointActions = {};
  private boolean inStates;
  private boolean inSamples;

  /** The groups that remain when axes are reduced; samples include states. */
  Grouping(Set<Axis> over) {
    this.over = over;
    this.samples = over.contains(Axis.SAMPLES);
  }

  /** The groups of one array. */
  static Grouping of(Set<Axis> over, NamedArray array, QuantitySource source) {
    Grouping grouping = new Grouping(over);
    grouping.look(array, source);
    return grouping;
  }

  /** Looks at an array. */
  void look(NamedArray array, QuantitySource source) {
    if (all == null || !all.isOf(array)) {
      prepare(Alignment.of(array));
    }
    values = array.values();
    for (int i = 0; i < weights.length; i++) {
      boolean counts = actions.length == 0 || valid(source, agents[i], actions[i]);
      weights[i] = counts ? samples ? probability(source, i) : 1 : 0;
    }
  }

  private void prepare(Alignment shape) {
    EnumSet<Axis> gone = EnumSet.copyOf(over);
    if (samples) {
      gone.add(Axis.STATES);
    }
    all = shape;
    kept = all.without(gone);
    groups = all.positions(kept);
    weights = new double[all.length()];
    agents = all.coordinates(Axis.AGENTS);
    actions = all.has(Axis.ACTIONS) ? all.coordinates(Axis.ACTIONS) : new int[0];
    states = all.coordinates(Axis.STATES);
    inStates = all.has(Axis.STATES);
    inSamples = all.has(Axis.SAMPLES);
    jointActions = all.coordinates(Axis.SAMPLES);
  }

  private double probability(QuantitySource source, int i) {
    double probability = inStates ? source.stateWeight(states[i]) : 1;
    return inSamples
        ? probability * source.jointActionWeight(states[i], jointActions[i])
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
