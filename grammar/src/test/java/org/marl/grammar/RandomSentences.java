package org.marl.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;

/** Random sentences of the grammar, by random walks through its transition network. */
final class RandomSentences {
  /** From this depth of rules on, alternatives are taken that end soonest. */
  private static final int DEPTH = 25;

  private final ATN atn;
  private final Random random;
  private final int[] shortest;
  private final List<Integer> types = new ArrayList<>();

  RandomSentences(ATN atn, long seed) {
    this.atn = atn;
    this.random = new Random(seed);
    this.shortest = shortest();
  }

  /** The token types of a sentence, without the end of the file. */
  List<Integer> sentence() {
    types.clear();
    walk(MarlParser.RULE_script, 0);
    return List.copyOf(types);
  }

  private void walk(int rule, int depth) {
    ATNState state = atn.ruleToStartState[rule];
    while (state != atn.ruleToStopState[rule]) {
      Transition taken = choose(state, depth);
      if (taken instanceof RuleTransition call) {
        walk(call.ruleIndex, depth + 1);
        state = call.followState;
      } else {
        if (!taken.isEpsilon() && taken.label() != null) {
          int type = taken.label().get(random.nextInt(taken.label().size()));
          if (type > 0) {
            types.add(type);
          }
        }
        state = taken.target;
      }
    }
  }

  private Transition choose(ATNState state, int depth) {
    int count = state.getNumberOfTransitions();
    if (!(state instanceof DecisionState) || count == 1) {
      return state.transition(0);
    }
    if (depth < DEPTH && types.size() < 300) {
      return state.transition(random.nextInt(count));
    }
    Transition best = state.transition(0);
    for (int i = 1; i < count; i++) {
      if (length(state.transition(i)) < length(best)) {
        best = state.transition(i);
      }
    }
    return best;
  }

  /** The fewest tokens from each state to the end of its rule. */
  private int[] shortest() {
    int[] lengths = new int[atn.states.size()];
    Arrays.fill(lengths, 1_000_000);
    for (ATNState stop : atn.ruleToStopState) {
      lengths[stop.stateNumber] = 0;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (ATNState state : atn.states) {
        for (int i = 0; state != null && i < state.getNumberOfTransitions(); i++) {
          int length = length(state.transition(i), lengths);
          if (!(state instanceof RuleStopState) && length < lengths[state.stateNumber]) {
            lengths[state.stateNumber] = length;
            changed = true;
          }
        }
      }
    }
    return lengths;
  }

  private int length(Transition transition) {
    return length(transition, shortest);
  }

  private static int length(Transition transition, int[] lengths) {
    if (transition instanceof RuleTransition call) {
      return 1 + lengths[call.target.stateNumber] + lengths[call.followState.stateNumber];
    }
    return (transition.isEpsilon() ? 0 : 1) + lengths[transition.target.stateNumber];
  }
}
