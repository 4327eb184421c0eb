package org.marl.algorithms.tabular;

/**
 * I2Q of one agent (Jiang and Lu 2022), with tables: Q-learning on the transitions that happen if
 * the others answer the agent's action in the best way, whatever they really do. With what was seen
 * so far, {@code s'} standing for an outcome of a step, a reward and a next state,
 *
 * <ol>
 *   <li>the value of moving on from s to s' is learned from what happens: {@code QSS(s, s') += lr
 *       (r + gamma max QSS(s', ·) − QSS(s, s'))}, the maximum being over the outcomes seen in s';
 *   <li>the ideal outcome of the agent's action is {@code s* = argmax QSS(s, ·)} over the outcomes
 *       that the action has had in s;
 *   <li>the action is worth what follows the ideal outcome: {@code Q(s, a) += lr (r* + gamma max
 *       Q(s*, ·) − Q(s, a))}.
 * </ol>
 *
 * <p>The paper lets the reward depend on the two states alone. An outcome here is the next state
 * <em>and</em> the reward, which makes that so in every game: in a one-shot game QSS is the reward,
 * and Q(a) tends to the best reward that was seen with a (the optimistic learning of Lauer and
 * Riedmiller 2000).
 *
 * <p>In a deterministic game where every joint action is tried again and again, QSS and Q tend to
 * the values of an optimal team, {@code Q(s, a) = max over the others' actions of Q*(s, a, ·)}. The
 * greedy actions are then an optimal joint action if only one is optimal; of several, agents may
 * choose parts that do not fit.
 *
 * <p>In a stochastic game none of this holds: QSS takes luck for a choice, so values are too high
 * (those of a team that also picks the outcome of every chance), and agents prefer actions with
 * rare good outcomes. The method is meant for games that are nearly deterministic.
 */
final class IdealLearner implements AgentLearner {
  private final ActionTable actionValues;
  private final OutcomeTable outcomeValues;
  private final double discount;

  IdealLearner(ActionTable actionValues, OutcomeTable outcomeValues, double discount) {
    this.actionValues = actionValues;
    this.outcomeValues = outcomeValues;
    this.discount = discount;
  }

  @Override
  public ActionTable actionValues() {
    return actionValues;
  }

  @Override
  public void learn(Experience seen) {
    outcomeValues.update(seen, seen.reward() + discount * outcomeValues.best(seen.next()));
    Outcome ideal = outcomeValues.ideal(seen.state(), seen.action());
    double target = ideal.reward() + discount * actionValues.best(ideal.next());
    actionValues.update(seen.state(), seen.action(), target);
  }
}
