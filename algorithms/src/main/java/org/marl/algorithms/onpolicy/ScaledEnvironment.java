package org.marl.algorithms.onpolicy;

import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;

/** An environment whose observations are brought to a scale. */
final class ScaledEnvironment implements VectorEnvironment {
  private final VectorEnvironment environment;
  private final ObservationScale scale;
  private final boolean learns;

  // Environments leave entries alone that do not change, so they write into arrays of their own.
  private final float[] current;
  private final float[] last;

  ScaledEnvironment(VectorEnvironment environment, ObservationScale scale, boolean learns) {
    this.environment = environment;
    this.scale = scale;
    this.learns = learns;
    this.current = JointObservation.allocate(spec(), copies()).observations();
    this.last = current.clone();
  }

  @Override
  public EnvironmentSpec spec() {
    return environment.spec();
  }

  @Override
  public int copies() {
    return environment.copies();
  }

  @Override
  public void reset(JointObservation target) {
    JointObservation seen = unscaled(target, current);
    environment.reset(seen);
    show(seen, target, learns);
  }

  @Override
  public void step(JointAction actions, StepResult result) {
    JointObservation seen = unscaled(result.current(), current);
    JointObservation ended = unscaled(result.last(), last);
    environment.step(
        actions,
        new StepResult(seen, result.rewards(), result.terminated(), result.truncated(), ended));
    show(seen, result.current(), learns);
    for (int copy = 0; copy < copies(); copy++) {
      if (result.ended(copy)) {
        scale.write(ended, result.last().observations(), copy);
      }
    }
  }

  /** What is seen now has moved the scale already. */
  @Override
  public void observe(JointObservation target) {
    JointObservation seen = unscaled(target, current);
    environment.observe(seen);
    show(seen, target, false);
  }

  private static JointObservation unscaled(JointObservation target, float[] observations) {
    return new JointObservation(
        observations, target.states(), target.availableActions(), target.alive());
  }

  private void show(JointObservation seen, JointObservation target, boolean learning) {
    if (learning) {
      scale.learn(seen);
    }
    for (int copy = 0; copy < copies(); copy++) {
      scale.write(seen, target.observations(), copy);
    }
  }

  @Override
  public EnvironmentState save() {
    return environment.save();
  }

  @Override
  public void restore(EnvironmentState state) {
    environment.restore(state);
  }

  @Override
  public void close() {
    environment.close();
  }
}
