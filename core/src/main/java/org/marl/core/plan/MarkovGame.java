package org.marl.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.marl.core.catalog.Choice;

/**
 * A finite Markov game with a common reward.
 *
 * @param name as in the script
 * @param agents names
 * @param actions names, per agent
 * @param states names
 * @param discount gamma in [0, 1); may be 1 if there is a horizon
 * @param start probability of each state at the start
 * @param transitions {@code [state][joint action]}, joint actions row-major with the first agent
 *     outermost; a terminal state has an empty row
 * @param horizon steps after which every episode ends; empty: it ends in terminal states only
 * @param origin the component that made the tables; empty: the script declares them
 */
public record MarkovGame(
    String name,
    List<String> agents,
    List<List<String>> actions,
    List<String> states,
    double discount,
    double[] start,
    List<List<Transition>> transitions,
    OptionalInt horizon,
    Optional<Choice> origin)
    implements Game {

  /** A game without a horizon whose tables no component made. */
  public MarkovGame(
      String name,
      List<String> agents,
      List<List<String>> actions,
      List<String> states,
      double discount,
      double[] start,
      List<List<Transition>> transitions) {
    this(
        name,
        agents,
        actions,
        states,
        discount,
        start,
        transitions,
        OptionalInt.empty(),
        Optional.empty());
  }

  /** The same game, whose episodes end after so many steps. */
  public MarkovGame within(int steps) {
    return new MarkovGame(
        name, agents, actions, states, discount, start, transitions, OptionalInt.of(steps), origin);
  }

  @Override
  public MarkovGame madeBy(Choice component) {
    return new MarkovGame(
        name,
        agents,
        actions,
        states,
        discount,
        start,
        transitions,
        horizon,
        Optional.of(component));
  }

  /**
   * What one joint action does in one state.
   *
   * @param reward the common reward
   * @param next indices of the states that may follow
   * @param probability of each; they sum to one
   */
  public record Transition(double reward, int[] next, double[] probability) {}
}
