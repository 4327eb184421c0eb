package org.marl.examples.gradients;

import java.util.List;
import java.util.Map;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** Episodes of three steps in which all that is seen is drawn anew, whatever agents do. */
final class Noise implements VectorEnvironment {
  static final int EPISODE = 3;

  private final EnvironmentSpec spec;
  private final List<RandomStream> streams;
  private final JointObservation seen;
  private long time;

  Noise(EnvironmentSpec spec, List<RandomStream> streams) {
    this.spec = spec;
    this.streams = List.copyOf(streams);
    this.seen = JointObservation.allocate(spec, streams.size());
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public int copies() {
    return streams.size();
  }

  @Override
  public void reset(JointObservation target) {
    time = 0;
    draw(seen);
    observe(target);
  }

  @Override
  public void step(JointAction actions, StepResult result) {
    time++;
    boolean ends = time % EPISODE == 0;
    for (int copy = 0; copy < copies(); copy++) {
      result.truncated()[copy] = ends;
    }
    if (ends) {
      draw(result.last());
    }
    draw(seen);
    observe(result.current());
    for (int i = 0; i < result.rewards().length; i++) {
      result.rewards()[i] = (float) streams.get(i / spec.agentCount()).nextGaussian();
    }
  }

  /** Every agent can always take its first action. */
  private void draw(JointObservation target) {
    gaussian(target.observations());
    gaussian(target.states());
    float[] available = target.availableActions();
    for (int i = 0; i < available.length; i++) {
      available[i] = i % NoiseConfig.ACTIONS == 0 || uniform(i, available.length) < 0.7 ? 1 : 0;
    }
    for (int i = 0; i < target.alive().length; i++) {
      target.alive()[i] = uniform(i, target.alive().length) < 0.8 ? 1 : 0;
    }
  }

  private void gaussian(float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) stream(i, target.length).nextGaussian();
    }
  }

  private double uniform(int index, int length) {
    return stream(index, length).nextDouble();
  }

  private RandomStream stream(int index, int length) {
    return streams.get(index / (length / copies()));
  }

  @Override
  public void observe(JointObservation target) {
    System.arraycopy(seen.observations(), 0, target.observations(), 0, seen.observations().length);
    System.arraycopy(seen.states(), 0, target.states(), 0, seen.states().length);
    System.arraycopy(
        seen.availableActions(), 0, target.availableActions(), 0, seen.availableActions().length);
    System.arraycopy(seen.alive(), 0, target.alive(), 0, seen.alive().length);
  }

  @Override
  public EnvironmentState save() {
    return EnvironmentState.of(Map.of(), Map.of("time", new long[] {time}));
  }

  @Override
  public void restore(EnvironmentState state) {
    time = state.integers("time", 1)[0];
  }
}
