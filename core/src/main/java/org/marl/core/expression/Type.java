package org.marl.core.expression;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The type of an expression.
 *
 * @param element what one entry is
 * @param axes the named axes, in the order of {@link Axis}
 * @param stage when the value is known
 * @param trains the networks that the expression can send gradient to; empty below {@link
 *     Stage#MINIBATCH}
 * @param coupled whether entry i of {@link Axis#AGENTS} depends on the network of another agent
 */
public record Type(
    Element element, Set<Axis> axes, Stage stage, Set<Network> trains, boolean coupled) {

  static final EnumSets<Axis> AXES = EnumSets.of(Axis.class);
  static final EnumSets<Network> NETWORKS = EnumSets.of(Network.class);
  private static final Type CONSTANT =
      new Type(Element.REAL, Set.of(), Stage.PLAN, Set.of(), false);

  public Type {
    axes = AXES.same(axes);
    trains = NETWORKS.same(trains);
  }

  /** A real number known before the run. */
  public static Type constant() {
    return CONSTANT;
  }

  public boolean has(Axis axis) {
    return axes.contains(axis);
  }

  public Type with(Element newElement) {
    return new Type(newElement, axes, stage, trains, coupled);
  }

  public Type withAxes(Set<Axis> newAxes) {
    return new Type(element, newAxes, stage, trains, coupled);
  }

  /** How messages show the axes: {@code "one number"}, or {@code "[agents, samples]"}. */
  public String axesText() {
    return axes.isEmpty()
        ? "one number"
        : axes.stream().map(Axis::word).collect(Collectors.joining(", ", "[", "]"));
  }
}
