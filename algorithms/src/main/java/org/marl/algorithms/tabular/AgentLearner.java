package org.marl.algorithms.tabular;

/** How an agent learns on its own. */
interface AgentLearner {

  ActionTable actionValues();

  void learn(Experience experience);
}
