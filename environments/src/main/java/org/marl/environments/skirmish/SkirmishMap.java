package org.marl.environments.skirmish;

import java.util.List;
import java.util.Optional;

/**
 * The size of a map.
 *
 * @param name as in SMAC (Samvelyan et al. 2019)
 * @param allies units that agents control
 * @param enemies units against them
 * @param episodeLength steps after which SMAC cuts an episode
 */
record SkirmishMap(String name, int allies, int enemies, int episodeLength) {

  static final List<SkirmishMap> ALL =
      List.of(
          new SkirmishMap("2s3z", 5, 5, 120),
          new SkirmishMap("8m", 8, 8, 120),
          new SkirmishMap("3s5z", 8, 8, 150),
          new SkirmishMap("3s5z_vs_3s6z", 8, 9, 170),
          new SkirmishMap("1c3s5z", 9, 9, 180),
          new SkirmishMap("3s_vs_5z", 3, 5, 250),
          new SkirmishMap("10m_vs_11m", 10, 11, 150),
          new SkirmishMap("27m_vs_30m", 27, 30, 180),
          new SkirmishMap("MMM", 10, 10, 150),
          new SkirmishMap("MMM2", 10, 12, 180),
          new SkirmishMap("bane_vs_bane", 24, 24, 200),
          new SkirmishMap("2s_vs_1sc", 2, 1, 300),
          new SkirmishMap("corridor", 6, 24, 400),
          new SkirmishMap("6h_vs_8z", 6, 8, 150),
          new SkirmishMap("2c_vs_64zg", 2, 64, 400));

  static Optional<SkirmishMap> named(String name) {
    return ALL.stream().filter(map -> map.name().equals(name)).findFirst();
  }
}
