package org.marl.algorithms.onpolicy;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * What recurrent layers need beside their inputs, for some sequences of steps.
 *
 * @param state before the first step {@code [agents, sequences, units]}; sequences lie along the
 *     axis of samples
 * @param starts {@code [steps, sequences]}, whose axes go by the names of time and samples: 1 where
 *     an episode starts, which forgets the state
 * @param steps of every sequence
 */
record Memory(Tensor state, Tensor starts, int steps) {

  /** The state before single steps, 0 where an episode starts {@code [agents, samples, units]}. */
  Tensor kept() {
    Tensor goesOn = starts.select(Axis.TIME, 0).map("torch.rsub", "1.0");
    return state.times(goesOn);
  }

  /** The same of some sequences, or of some agents. */
  Memory map(UnaryOperator<Tensor> part) {
    return new Memory(part.apply(state), part.apply(starts), steps);
  }

  /** The memory of a whole rollout: one sequence per copy. */
  static Memory ofRollout(
      ProgramWriter program, String state, boolean joint, String starts, int steps) {
    return new Memory(
        new Tensor(program, state, states(joint)),
        new Tensor(program, starts, Set.of(Axis.TIME, Axis.SAMPLES)),
        steps);
  }

  /** The axes of a recurrent state. */
  static Set<Axis> states(boolean joint) {
    return joint ? Set.of(Axis.SAMPLES, Axis.DIMS) : Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS);
  }
}
