package org.marl.environments.mujoco;

import java.util.Arrays;
import java.util.List;

/** The robots, with the partitions of their joints that multi-agent MuJoCo knows. */
public enum Robot {
  HALF_CHEETAH("2x3", "3x2", "6x1"),
  HOPPER("3x1"),
  WALKER2D("2x3", "3x2", "6x1"),
  ANT("2x4", "2x4d", "4x2", "8x1");

  private final List<String> partitions;

  Robot(String... partitions) {
    this.partitions = Arrays.asList(partitions);
  }

  /** Names of the partitions: agents x joints per agent, d for diagonal legs. */
  public List<String> partitions() {
    return partitions;
  }
}
