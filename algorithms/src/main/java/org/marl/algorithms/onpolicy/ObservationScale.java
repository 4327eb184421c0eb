package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/**
 * Brings every entry of the observations to mean 0 and deviation 1 over what has been acted upon so
 * far in training, and keeps it within ±10. Agents that share weights share the scale. What agents
 * see is scaled once, before they act upon it: updates learn from what was acted upon.
 */
final class ObservationScale {
  private static final double MOST = 10;

  private final List<Integer> slotOfAgent;
  private final List<RunningMoments> moments = new ArrayList<>();

  /**
   * @param width O, of an observation
   */
  ObservationScale(SlotMap slots, int width) {
    this.slotOfAgent = slots.slotOfAgent();
    for (int slot = 0; slot < slots.slots(); slot++) {
      moments.add(new RunningMoments(width));
    }
  }

  /**
   * The same environments, whose observations are scaled.
   *
   * @param learns does what is seen there move the scale?
   */
  EnvironmentFactory of(EnvironmentFactory factory, boolean learns) {
    return new EnvironmentFactory() {
      @Override
      public EnvironmentSpec spec() {
        return factory.spec();
      }

      @Override
      public VectorEnvironment create(List<RandomStream> streams) {
        return new ScaledEnvironment(factory.create(streams), ObservationScale.this, learns);
      }
    };
  }

  /** Moves the scale by what agents in the game see. */
  void learn(JointObservation seen) {
    int agents = slotOfAgent.size();
    for (int row = 0; row < seen.alive().length; row++) {
      if (seen.alive()[row] != 0) {
        RunningMoments own = moments.get(slotOfAgent.get(row % agents));
        own.add(seen.observations(), row * own.width());
      }
    }
  }

  /** Writes one copy's observations on the scale; those of agents out of the game stay 0. */
  void write(JointObservation seen, float[] target, int copy) {
    int agents = slotOfAgent.size();
    for (int row = copy * agents; row < (copy + 1) * agents; row++) {
      RunningMoments own = moments.get(slotOfAgent.get(row % agents));
      for (int i = 0; i < own.width(); i++) {
        int place = row * own.width() + i;
        double scaled = own.standardised(seen.observations()[place], i);
        target[place] =
            seen.alive()[row] == 0 ? 0 : (float) Math.max(-MOST, Math.min(MOST, scaled));
      }
    }
  }

  /** For checkpoints. */
  double[] save() {
    int length = moments.get(0).stateLength();
    double[] state = new double[moments.size() * length];
    for (int slot = 0; slot < moments.size(); slot++) {
      moments.get(slot).save(state, slot * length);
    }
    return state;
  }

  void restore(double[] state) {
    int length = moments.get(0).stateLength();
    for (int slot = 0; slot < moments.size(); slot++) {
      moments.get(slot).restore(state, slot * length);
    }
  }
}
