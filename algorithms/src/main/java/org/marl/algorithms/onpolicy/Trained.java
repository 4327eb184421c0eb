package org.marl.algorithms.onpolicy;

import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.optimizer.StepRule;

/** Weights of a run that an optimiser trains, and the names of their tensors. */
interface Trained {

  /** What the names of the tensors begin with. */
  String name();

  /** Where the weights of one set lie. */
  WeightLayout layout();

  /** How many sets of weights there are. */
  int sets();

  /** A step of the optimiser. */
  StepRule step();

  /** The learning rate, and the norm to which gradients are clipped. */
  LearningRate rate();

  /** {@code [sets, width]} float32. */
  default String weightsName() {
    return name() + "_weights";
  }

  /** {@code [sets, width]} float32: the optimiser's memory. */
  default String bufferName(int index) {
    return name() + "_buffer_" + index;
  }

  /** {@code [sets, 1]} float32: how many steps the optimiser has made. */
  default String countName() {
    return name() + "_steps";
  }
}
