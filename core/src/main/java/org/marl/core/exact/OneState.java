package org.marl.core.exact;

import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;

/** A finite game seen from one of its states. */
record OneState(QuantitySource game, int state) implements QuantitySource {

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    return game.quantity(quantity, copy);
  }

  @Override
  public int size(Axis axis) {
    return axis == Axis.STATES ? 1 : game.size(axis);
  }

  @Override
  public boolean valid(int agent, int action) {
    return game.valid(agent, action);
  }

  @Override
  public double stateWeight(int only) {
    return 1;
  }

  @Override
  public double jointActionWeight(int only, int jointAction) {
    return game.jointActionWeight(state, jointAction);
  }
}
