package org.marl.core.environment;

import java.util.Collections;
import java.util.List;

/**
 * Sizes and promises of an environment, the same for all copies and for the whole run.
 *
 * @param agents their names; their number is N
 * @param observationSizes of every agent; shorter ones are padded with zeros to O
 * @param actions of every agent
 * @param stateSize S, the length of the global state for central critics; 0: there is none beyond
 *     the joint observation {@code [E][N·O]}, which is the array of observations itself
 * @param episodeLimit steps after which an episode is truncated
 * @param teamReward do all agents always receive the same reward?
 * @param masksActions can actions be unavailable? If not, masks show only the padding
 * @param losesAgents can agents be out of the game before the episode ends?
 * @param rewardConvention one line that says what rewards are made of, to be shown with results
 */
public record EnvironmentSpec(
    List<String> agents,
    List<Integer> observationSizes,
    ActionSpace actions,
    int stateSize,
    int episodeLimit,
    boolean teamReward,
    boolean masksActions,
    boolean losesAgents,
    String rewardConvention) {

  public EnvironmentSpec {
    agents = List.copyOf(agents);
    observationSizes = List.copyOf(observationSizes);
  }

  /** N. */
  public int agentCount() {
    return agents.size();
  }

  /** O: the longest observation. */
  public int observationWidth() {
    return Collections.max(observationSizes);
  }
}
