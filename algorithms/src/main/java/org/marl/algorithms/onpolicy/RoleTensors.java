package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.optimizer.Optimised;
import org.marl.core.program.ProgramWriter;

/**
 * The tensors of trained weights in a program: names of inputs that live from call to call and are
 * changed in place.
 *
 * @param weights {@code [slots, width]}
 * @param buffers of the optimiser, each as the weights
 * @param count of optimiser steps {@code [slots, 1]}
 * @param rate the learning rate {@code [1]}
 */
record RoleTensors(String weights, List<String> buffers, String count, String rate) {

  /** The inputs of all parts of a role, declared. */
  static List<RoleTensors> inputs(ProgramWriter program, Role role) {
    String rate = program.input(role.rateName());
    return role.parts().stream().map(part -> inputs(program, part, rate)).toList();
  }

  /** The inputs of learned coefficients, declared. */
  static RoleTensors inputs(ProgramWriter program, LearnedCoefficients learned) {
    return inputs(program, learned, program.input(learned.rateName()));
  }

  private static RoleTensors inputs(ProgramWriter program, Trained trained, String rate) {
    String weights = program.input(trained.weightsName());
    List<String> buffers = new ArrayList<>();
    for (int i = 0; i < trained.step().buffers(); i++) {
      buffers.add(program.input(trained.bufferName(i)));
    }
    return new RoleTensors(weights, buffers, program.input(trained.countName()), rate);
  }

  /** Those of some slots, as tensors of their own. */
  RoleTensors take(ProgramWriter program, String slots) {
    List<String> taken = buffers.stream().map(buffer -> select(program, buffer, slots)).toList();
    return new RoleTensors(
        select(program, weights, slots), taken, select(program, count, slots), rate);
  }

  private static String select(ProgramWriter program, String tensor, String slots) {
    return program.let("taken", "torch.index_select(" + tensor + ", 0, " + slots + ")");
  }

  /** Puts those of some slots back. */
  void put(ProgramWriter program, String slots, RoleTensors changed) {
    copy(program, weights, slots, changed.weights);
    for (int i = 0; i < buffers.size(); i++) {
      copy(program, buffers.get(i), slots, changed.buffers.get(i));
    }
    copy(program, count, slots, changed.count);
  }

  private static void copy(ProgramWriter program, String to, String slots, String from) {
    program.effect("torch.index_copy_(" + String.join(", ", to, "0", slots, from) + ")");
  }

  /** What a step of the optimiser changes. */
  Optimised optimised(String gradient) {
    return new Optimised(weights, gradient, buffers, count, rate);
  }
}
