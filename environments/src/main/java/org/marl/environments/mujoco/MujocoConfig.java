package org.marl.environments.mujoco;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/** {@code mujoco(…)}: multi-agent MuJoCo (Peng et al. 2021; paper 1, section B). */
public record MujocoConfig(
    @Doc("the robot") Robot robot,
    @Doc("agents x joints of each agent, as \"3x2\"") String partition,
    @Bounds(atLeast = 0) @Doc("distance in joints up to which an agent observes others' joints")
        int obsk,
    @Doc(
            "which joints the actions drive: those that the partition names, or in a row whatever"
                + " it names, as the HATRPO code does")
        Drive drive,
    @Doc("whether contact forces are observed and cost reward, where the robot has them")
        boolean contactForces,
    @Bounds(atLeast = 1) @Doc("steps after which an episode is cut") int episodeLength)
    implements EnvironmentConfig {

  /** How agents' actions reach the motors. */
  public enum Drive {
    NAMED,
    CONCATENATED
  }

  @Override
  public List<Violation> violations() {
    return robot.partitions().contains(partition)
        ? List.of()
        : List.of(
            new Violation(
                "partition",
                robot.name().toLowerCase(Locale.ROOT) + " has no partition `" + partition + "`",
                "it has " + String.join(", ", robot.partitions())));
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", part(0));
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(part(0), List.of());
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(part(1));
  }

  private int part(int index) {
    return Integer.parseInt(partition.replace("d", "").split("x", -1)[index]);
  }
}
