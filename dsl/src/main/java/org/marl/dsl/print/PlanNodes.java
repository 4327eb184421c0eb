package org.marl.dsl.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Node;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Update;

/** Every node of every expression in a plan. */
final class PlanNodes {
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Node> nodes = new ArrayList<>();

  private PlanNodes() {}

  static List<Node> of(RunPlan plan) {
    PlanNodes collector = new PlanNodes();
    collector.visit(plan.algorithm().learner());
    plan.metrics().forEach(metric -> collector.add(metric.expression()));
    return collector.nodes;
  }

  private void visit(Object value) {
    if (value instanceof Choice choice) {
      for (Parameter parameter : Parameters.of(choice.component())) {
        Parameters.value(choice.config(), parameter).ifPresent(this::visit);
      }
    } else if (value instanceof Update update) {
      update.objectives().forEach(objective -> add(objective.expression()));
    } else if (value instanceof Node node) {
      add(node);
    } else if (value instanceof Iterable<?> entries) {
      entries.forEach(this::visit);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::visit);
    }
  }

  private void add(Node root) {
    Deque<Node> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (seen.add(node)) {
        nodes.add(node);
        open.addAll(node.arguments());
      }
    }
  }
}
