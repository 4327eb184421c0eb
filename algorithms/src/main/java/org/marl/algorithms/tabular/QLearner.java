package org.marl.algorithms.tabular;

/**
 * Q-learning of one agent, to which all others are part of the game (Tan 1993): {@code Q(s, a) +=
 * lr (r + gamma max Q(s', ·) − Q(s, a))}. As the others learn too, the game that it sees changes,
 * and nothing is promised about where a team of such agents ends up.
 */
final class QLearner implements AgentLearner {
  private final ActionTable actionValues;
  private final double discount;

  QLearner(ActionTable actionValues, double discount) {
    this.actionValues = actionValues;
    this.discount = discount;
  }

  @Override
  public ActionTable actionValues() {
    return actionValues;
  }

  @Override
  public void learn(Experience seen) {
    double target = seen.reward() + discount * actionValues.best(seen.next());
    actionValues.update(seen.state(), seen.action(), target);
  }
}
