package org.marl.environments.skirmish;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/** {@code skirmish(map = "2s3z")}: units, observations, actions and rewards of SMAC. */
public record SkirmishConfig(
    @Doc("the map, by its name in SMAC, as \"2s3z\"") String map,
    @Bounds(atLeast = 1) @Doc("steps after which an episode is cut; left out: as in SMAC")
        Optional<Integer> episodeLength)
    implements EnvironmentConfig {

  private static final List<String> MOVES =
      List.of("nothing", "stop", "north", "south", "east", "west");

  @Override
  public List<Violation> violations() {
    return SkirmishMap.named(map).isPresent()
        ? List.of()
        : List.of(
            new Violation(
                "map",
                "there is no map `" + map + "`",
                SkirmishMap.ALL.stream()
                    .map(SkirmishMap::name)
                    .collect(Collectors.joining(", ", "maps are ", ""))));
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("ally", size().allies());
  }

  /** Healers heal the ally of the number that others attack. */
  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(
        size().allies(),
        Stream.concat(MOVES.stream(), Names.numbered("target", size().enemies()).stream())
            .toList());
  }

  private SkirmishMap size() {
    return SkirmishMap.named(map).orElseThrow();
  }
}
