package org.marl.algorithms.policy;

import java.util.Optional;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Choice;

/** What the policies of a finite game depend on; config records of the kind POLICY are shapes. */
public interface PolicyShape {

  /** The shape of an algorithm that chooses none: every agent acts on its own. */
  PolicyShape INDEPENDENT =
      new PolicyShape() {
        @Override
        public PolicySpace space(FiniteModel model) {
          return PolicySpace.independent(model);
        }
      };

  /** The shape that an algorithm chooses. */
  static PolicyShape of(Optional<Choice> policy) {
    return policy.map(choice -> choice.as(PolicyShape.class)).orElse(INDEPENDENT);
  }

  /** The tables of the policies of a game. */
  PolicySpace space(FiniteModel model);

  /** What an agent assumes of those that choose after it. */
  default Followers followers() {
    return Followers.CONDITIONAL;
  }
}
