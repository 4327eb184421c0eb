package org.marl.environments;

import static org.marl.core.catalog.ComponentKind.ENVIRONMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.LibraryScript;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.environment.EnvironmentModule;
import org.marl.environments.differential.DifferentialConfig;
import org.marl.environments.differential.DifferentialGridConfig;
import org.marl.environments.markov.RandomMarkovConfig;
import org.marl.environments.mpe.ParticleComponents;
import org.marl.environments.mujoco.MujocoConfig;
import org.marl.environments.mujoco.Robot;
import org.marl.environments.predatorprey.PredatorPreyConfig;
import org.marl.environments.skirmish.SkirmishConfig;

/** The environments, and small games written in the language. */
public final class EnvironmentsPlugin implements MarlPlugin {

  static final Component<PredatorPreyConfig> PREDATOR_PREY =
      Component.of(
          ENVIRONMENT,
          "predator_prey",
          PredatorPreyConfig.class,
          new PredatorPreyConfig(8, 8, 10, 0, 10, 2, 2, 200),
          "Predators on a grid catch prey that one of them alone cannot catch (paper 3).");

  static final Component<SkirmishConfig> SKIRMISH =
      Component.of(
          ENVIRONMENT,
          "skirmish",
          SkirmishConfig.class,
          new SkirmishConfig(null, Optional.empty()),
          "Combat between two small armies on the maps of SMAC.");

  static final Component<MujocoConfig> MUJOCO =
      Component.of(
          ENVIRONMENT,
          "mujoco",
          MujocoConfig.class,
          new MujocoConfig(Robot.HALF_CHEETAH, "3x2", 2, MujocoConfig.Drive.NAMED, false, 1_000),
          "A robot whose joints are divided among agents (multi-agent MuJoCo).");

  static final Component<DifferentialConfig> DIFFERENTIAL_GAME =
      Component.of(
              ENVIRONMENT,
              "differential_game",
              DifferentialConfig.class,
              new DifferentialConfig(100),
              "One step, two real actions, a wide local optimum and a narrow global one.")
          .wiredBy(config -> new EnvironmentModule(config::factory));

  static final Component<DifferentialGridConfig> DIFFERENTIAL_GRID =
      Component.of(
          ENVIRONMENT,
          "differential_grid",
          DifferentialGridConfig.class,
          new DifferentialGridConfig(10, 21),
          "The differential game with finitely many actions, for exact learners.");

  /** The tables of Su and Lu 2022: 30 states, 3 agents, 5 actions. */
  static final Component<RandomMarkovConfig> RANDOM_MARKOV =
      Component.of(
          ENVIRONMENT,
          "random_markov",
          RandomMarkovConfig.class,
          new RandomMarkovConfig(3, 30, 5, 0.99, 5, 4, 0, 0, 0),
          "A finite Markov game with random rewards and transitions.");

  @Override
  public String name() {
    return "marl-environments";
  }

  @Override
  public List<Component<?>> components() {
    List<Component<?>> components = new ArrayList<>(ParticleComponents.all());
    components.addAll(
        List.of(
            PREDATOR_PREY, SKIRMISH, MUJOCO, DIFFERENTIAL_GAME, DIFFERENTIAL_GRID, RANDOM_MARKOV));
    return components;
  }

  @Override
  public List<LibraryScript> library() {
    return List.of(LibraryScript.resource(EnvironmentsPlugin.class, "library/games.marl"));
  }
}
