package org.marl.algorithms.onpolicy;

/** Names of the inputs and outputs of the programs, besides those of the {@link Role}s. */
final class Names {
  /** {@code [T, E, N, O]} float32. */
  static final String OBSERVATIONS = "observations";

  /** {@code [T, E, S]} float32. */
  static final String STATES = "states";

  /** {@code [T, E, N]} int64: -1 at the start of an episode. */
  static final String PREVIOUS = "previous_actions";

  /** {@code [T, E, N]} int64, or {@code [T, E, N, D]} float32 before the environment clips. */
  static final String ACTIONS = "actions";

  /** {@code [T, E, N, A]} float32: 1 where an action is available. */
  static final String AVAILABLE = "available";

  /** {@code [T, E, N]} float32: 1 where an agent is in the game. */
  static final String ALIVE = "alive";

  /** {@code [T, E, N]} float32. */
  static final String REWARDS = "rewards";

  /** {@code [T, E]} float32: 1 where the episode ended by the rules. */
  static final String TERMINATED = "terminated";

  /** {@code [T, E]} float32: 1 where the episode was cut. */
  static final String TRUNCATED = "truncated";

  /** {@code [T, E]} float32: 1 where an episode starts; for recurrent networks. */
  static final String STARTS = "starts";

  /** {@code [F, N, O]} float32: what was seen after steps that nothing follows in the batch. */
  static final String LAST_OBSERVATIONS = "last_observations";

  /** {@code [F, S]} float32. */
  static final String LAST_STATES = "last_states";

  /** {@code [F, N]} int64: the actions of those steps. */
  static final String LAST_ACTIONS = "last_actions";

  /** {@code [F]} int64: which steps those are, t * E + e. */
  static final String LAST_INDEX = "last_index";

  /** {@code [3, critics]} float32, changed in place: see {@link ValueScale}. */
  static final String VALUE_SCALE = "value_scale";

  /** {@code [K, N]} float32: the coefficients of the update, one row each. */
  static final String COEFFICIENTS = "coefficients";

  /** {@code [N]} int64: agents in the order of their turns. */
  static final String ORDER = "order";

  /**
   * {@code [turns * epochs, sequences or samples]} int64: a permutation for every pass over the
   * batch.
   */
  static final String PERMUTATIONS = "permutations";

  /** {@code [epochs, samples]} int64: the same for the critic, where it is fitted by itself. */
  static final String CRITIC_PERMUTATIONS = "critic_permutations";

  /** {@code []} float32: share of uniform exploration. */
  static final String EXPLORING = "exploring";

  /** {@code [2]} float32: environment steps so far, share of the run that is done. */
  static final String CLOCK = "clock";

  /** {@code [N, E, A]} float32 Gumbel, or {@code [N, E, D]} normal noise; 0 for greedy actions. */
  static final String NOISE = "noise";

  /** Output {@code []}: the sum of all losses; not finite if one was not. */
  static final String LOSSES = "losses";

  /** Output {@code [K, N]}: the measures of the coefficients. */
  static final String MEASURES = "measures";

  /** Output {@code [columns]}: what is recorded. */
  static final String RECORDS = "records";

  /** {@code [N, E, units]} float32, changed in place: the recurrent state of those who act. */
  static final String MEMORY = "memory";

  private Names() {}
}
