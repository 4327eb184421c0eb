package org.marl.environments.mpe;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** Particle worlds of all conventions, and ways to set them up. */
final class Worlds {
  private Worlds() {}

  static SpreadConfig spread(int agents, SpreadConfig.Convention convention) {
    return new SpreadConfig(agents, convention, 25, 1, 0, 0.5);
  }

  static FormationConfig formation(int agents, FormationConfig.Convention convention) {
    return new FormationConfig(agents, convention, 25, 0, 1);
  }

  /** Every task in every convention, by name. */
  static Map<String, EnvironmentFactory> all(int agents) {
    Map<String, EnvironmentFactory> worlds = new TreeMap<>();
    for (SpreadConfig.Convention convention : SpreadConfig.Convention.values()) {
      worlds.put("spread " + convention, spread(agents, convention).factory());
    }
    for (FormationConfig.Convention convention : FormationConfig.Convention.values()) {
      FormationConfig config = formation(agents, convention);
      worlds.put("line " + convention, config.line());
      worlds.put("circle " + convention, config.circle());
    }
    return worlds;
  }

  static VectorEnvironment create(EnvironmentFactory factory, int copies, long seed) {
    return factory.create(RandomStream.family(seed, "environment", copies));
  }

  static void chooseRandomly(JointAction actions, SplittableRandom random) {
    for (int i = 0; i < actions.indices().length; i++) {
      actions.indices()[i] = random.nextInt(5);
    }
  }

  /** Replaces arrays of the environment's state; the others stay. */
  static void set(VectorEnvironment environment, Map<String, double[]> arrays) {
    EnvironmentState state = environment.save();
    Map<String, double[]> reals = new TreeMap<>(state.reals());
    reals.putAll(arrays);
    environment.restore(EnvironmentState.of(reals, state.integers()));
  }
}
