package org.marl.dsl.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.plan.RunPlan;

/** The names that the declarations of a printed plan have: words, each used once. */
final class Names {
  private final Map<String, Divergence> divergences = new LinkedHashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final String game;
  private final String algorithm;

  private Names(RunPlan plan) {
    for (Node node : PlanNodes.of(plan)) {
      if (node.op() instanceof Op.Perspective perspective) {
        Divergence divergence = perspective.divergence();
        divergences.putIfAbsent(divergence.name(), divergence);
      }
    }
    divergences.keySet().forEach(name -> words.put(name, word(name)));
    this.game = word(plan.game().name());
    this.algorithm = word(plan.algorithm().name());
  }

  static Names of(RunPlan plan) {
    return new Names(plan);
  }

  /** A name made of the letters and digits of the text that no other declaration has. */
  String word(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String base = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "x" + plain : plain;
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  String game() {
    return game;
  }

  String algorithm() {
    return algorithm;
  }

  /**
   * A printed expression, with divergences called by their names here: alpha(a = 2)(p, q) is no
   * call of the language.
   */
  String expression(String printed) {
    String text = printed;
    for (Map.Entry<String, String> each : words.entrySet()) {
      if (!each.getKey().equals(each.getValue())) {
        text = text.replace(each.getKey() + "(", each.getValue() + "(");
      }
    }
    return text;
  }

  String divergence(Divergence divergence) {
    return words.get(divergence.name());
  }

  /** The declarations of all divergences. */
  List<String> divergences() {
    List<String> declarations = new ArrayList<>();
    divergences.forEach(
        (name, divergence) -> declarations.add(declaration(words.get(name), divergence)));
    return declarations;
  }

  private static String declaration(String name, Divergence divergence) {
    StringBuilder text = new StringBuilder("divergence " + name + " {\n");
    text.append(function("f", divergence.f()));
    divergence.distance().ifPresent(distance -> text.append(function("distance", distance)));
    divergence
        .atZero()
        .ifPresent(x -> text.append("  at_zero = ").append(Numbers.text(x)).append('\n'));
    divergence
        .atInfinity()
        .ifPresent(x -> text.append("  at_infinity = ").append(Numbers.text(x)).append('\n'));
    return text.append('}').toString();
  }

  private static String function(String key, ScalarFunction function) {
    return "  " + key + "(" + function.variable() + ") = " + function.body() + "\n";
  }
}
