package org.marl.algorithms.onpolicy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** Copies of {@link Reach}. The second agent has one dimension of two. */
final class ReachEnvironment implements VectorEnvironment {
  private static final int WIDTH = 4;

  private final EnvironmentSpec spec;
  private final List<RandomStream> streams;

  /** {@code [E][N][2]}; what the second agent lacks is 0. */
  private final double[] points;

  private final int[] clock;

  ReachEnvironment(EnvironmentSpec spec, List<RandomStream> streams) {
    this.spec = spec;
    this.streams = List.copyOf(streams);
    this.points = new double[streams.size() * WIDTH];
    this.clock = new int[streams.size()];
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public int copies() {
    return clock.length;
  }

  @Override
  public void reset(JointObservation target) {
    for (int copy = 0; copy < clock.length; copy++) {
      start(copy);
    }
    observe(target);
  }

  private void start(int copy) {
    for (int i = 0; i < WIDTH - 1; i++) {
      points[copy * WIDTH + i] = streams.get(copy).nextDouble(-Reach.RANGE, Reach.RANGE);
    }
    clock[copy] = 0;
  }

  @Override
  public void step(JointAction actions, StepResult result) {
    for (int copy = 0; copy < clock.length; copy++) {
      int first = copy * WIDTH;
      result.rewards()[2 * copy] = (float) -(square(actions, first) + square(actions, first + 1));
      result.rewards()[2 * copy + 1] = (float) -square(actions, first + 2);
      clock[copy]++;
      result.terminated()[copy] = false;
      result.truncated()[copy] = clock[copy] == spec.episodeLimit();
    }
    observe(result.last());
    for (int copy = 0; copy < clock.length; copy++) {
      if (result.ended(copy)) {
        start(copy);
      }
    }
    observe(result.current());
  }

  private double square(JointAction actions, int place) {
    double clipped = Math.max(-Reach.RANGE, Math.min(Reach.RANGE, actions.values()[place]));
    return (clipped - points[place]) * (clipped - points[place]);
  }

  @Override
  public void observe(JointObservation target) {
    for (int i = 0; i < points.length; i++) {
      target.observations()[i] = (float) points[i];
    }
  }

  @Override
  public EnvironmentState save() {
    long[] random = new long[streams.size() * RandomStream.STATE_LENGTH];
    for (int copy = 0; copy < streams.size(); copy++) {
      streams.get(copy).save(random, copy * RandomStream.STATE_LENGTH);
    }
    long[] clocks = Arrays.stream(clock).asLongStream().toArray();
    return EnvironmentState.of(
        Map.of("points", points.clone()), Map.of("random", random, "clock", clocks));
  }

  @Override
  public void restore(EnvironmentState state) {
    System.arraycopy(state.reals("points", points.length), 0, points, 0, points.length);
    long[] random = state.integers("random", streams.size() * RandomStream.STATE_LENGTH);
    for (int copy = 0; copy < clock.length; copy++) {
      clock[copy] = (int) state.integers("clock", clock.length)[copy];
      streams.get(copy).restore(random, copy * RandomStream.STATE_LENGTH);
    }
  }
}
