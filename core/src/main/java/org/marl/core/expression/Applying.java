package org.marl.core.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The types of networks that join all agents: mixers and central values. */
final class Applying {
  private static final Set<Axis> PER_AGENT = EnumSet.of(Axis.AGENTS, Axis.SAMPLES);

  private Applying() {}

  static Type type(Op.Apply op, Node e) {
    Typing.require(op.network() == Network.CENTRAL ? Element.INDEX : Element.REAL, e);
    EnumSet<Axis> axes = EnumSet.noneOf(Axis.class);
    axes.addAll(e.type().axes());
    axes.remove(Axis.TIME);
    if (!axes.equals(PER_AGENT)) {
      throw new ExpressionException(
          e,
          Mistakes.quote(op, List.of(e))
              + " needs one entry per agent and sample, but "
              + Mistakes.quote(e)
              + " "
              + Mistakes.axes(e),
          "");
    }
    EnumSet<Axis> joint = EnumSet.noneOf(Axis.class);
    joint.addAll(e.type().axes());
    joint.remove(Axis.AGENTS);
    boolean live = op.copy() == Copy.LIVE;
    EnumSet<Network> trains = EnumSet.noneOf(Network.class);
    trains.addAll(e.type().trains());
    if (live) {
      trains.add(op.network());
    }
    Stage own = live ? Stage.MINIBATCH : Stage.UPDATE;
    return new Type(Element.REAL, joint, own.max(e.type().stage()), trains, !trains.isEmpty());
  }
}
