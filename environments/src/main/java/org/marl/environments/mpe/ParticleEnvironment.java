package org.marl.environments.mpe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/**
 * Copies of a particle world, in double precision inside. Everybody is alive and every action
 * available at all times, so the masks stay as they are allocated.
 */
final class ParticleEnvironment implements VectorEnvironment {
  private final EnvironmentSpec spec;
  private final Scene scene;
  private final Particles particles;
  private final Dynamics dynamics;
  private final Reward reward;
  private final Sight sight;
  private final RandomStream[] streams;

  /** {@code [E]} steps since the episode began. */
  private final int[] clock;

  ParticleEnvironment(ParticleRules rules, List<RandomStream> streams) {
    this.spec = rules.spec();
    this.scene = rules.scene();
    this.streams = streams.toArray(new RandomStream[0]);
    this.clock = new int[streams.size()];
    this.particles = new Particles(clock.length, spec.agentCount(), scene.landmarks());
    this.dynamics = new Dynamics(particles, rules.radius(), rules.moves(), rules.velocityFirst());
    this.reward = rules.reward().apply(particles);
    this.sight = new Sight(particles, rules.seesAgents(), rules.vision());
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

  @Override
  public void step(JointAction actions, StepResult result) {
    dynamics.advance(actions.indices());
    boolean[] terminated = result.terminated();
    reward.write(result.rewards(), terminated);
    for (int copy = 0; copy < clock.length; copy++) {
      clock[copy]++;
      result.truncated()[copy] = !terminated[copy] && clock[copy] >= spec.episodeLimit();
    }
    restart(result);
    observe(result.current());
  }

  /** Copies that have ended are mostly neighbours, since all began together. */
  private void restart(StepResult result) {
    for (int copy = 0; copy < clock.length; copy++) {
      int first = copy;
      while (copy < clock.length && result.ended(copy)) {
        copy++;
      }
      if (copy > first) {
        sight.write(first, copy, result.last().observations());
        for (int ended = first; ended < copy; ended++) {
          start(ended);
        }
      }
    }
  }

  @Override
  public void observe(JointObservation target) {
    sight.write(0, clock.length, target.observations());
  }

  /** The order of draws is that of the references: agents, then landmarks. */
  private void start(int copy) {
    RandomStream random = streams[copy];
    for (int agent = 0; agent < particles.agents; agent++) {
      particles.x[agent][copy] = random.nextDouble(-1, 1);
      particles.y[agent][copy] = random.nextDouble(-1, 1);
      particles.velocityX[agent][copy] = 0;
      particles.velocityY[agent][copy] = 0;
    }
    scene.place(particles, copy, random);
    clock[copy] = 0;
  }

  @Override
  public EnvironmentState save() {
    Map<String, double[]> reals = new HashMap<>();
    particles.save(reals);
    long[] clocks = new long[clock.length];
    long[] states = new long[clock.length * RandomStream.STATE_LENGTH];
    for (int copy = 0; copy < clock.length; copy++) {
      clocks[copy] = clock[copy];
      streams[copy].save(states, copy * RandomStream.STATE_LENGTH);
    }
    return EnvironmentState.of(reals, Map.of("clock", clocks, "streams", states));
  }

  @Override
  public void restore(EnvironmentState state) {
    long[] clocks = state.integers("clock", clock.length);
    long[] states = state.integers("streams", clock.length * RandomStream.STATE_LENGTH);
    particles.restore(state);
    for (int copy = 0; copy < clock.length; copy++) {
      clock[copy] = Math.toIntExact(clocks[copy]);
      streams[copy].restore(states, copy * RandomStream.STATE_LENGTH);
    }
  }
}
