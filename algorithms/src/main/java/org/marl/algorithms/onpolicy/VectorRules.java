package org.marl.algorithms.onpolicy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.marl.core.catalog.Violation;
import org.marl.core.exact.DivergenceFacts;
import org.marl.core.exact.GaussianForm;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.core.plan.Game;
import org.marl.core.plan.Update;

/** What the on-policy learner cannot do where actions are vectors and policies Gaussian. */
final class VectorRules {
  private final String game;
  private final int dimensions;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param game its name
   * @param dimensions the most that an agent's action has
   */
  private VectorRules(String game, int dimensions) {
    this.game = game;
    this.dimensions = dimensions;
  }

  /** The rules of a game; empty: its actions are numbered. */
  private static Optional<VectorRules> of(Game game) {
    OptionalInt dimensions =
        game instanceof Game.Environment played
            ? played.environment().as(EnvironmentConfig.class).dimensions()
            : OptionalInt.empty();
    return dimensions.isPresent()
        ? Optional.of(new VectorRules(game.name(), dimensions.getAsInt()))
        : Optional.empty();
  }

  /** What the learner cannot do on the game. */
  static List<Violation> violations(OnPolicyConfig config, Game game) {
    return of(game).map(rules -> rules.check(config)).orElse(List.of());
  }

  /** What cannot be recorded of the game. */
  static List<Violation> violations(Node metric, Game game) {
    return of(game)
        .map(
            rules -> {
              rules.check("record", metric);
              return rules.violations;
            })
        .orElse(List.of());
  }

  private List<Violation> check(OnPolicyConfig config) {
    if (config.exploration().isPresent()) {
      add("exploration", "Gaussian policies explore by their deviation alone", "leave it out");
    }
    if (config.previousAction()) {
      add(
          "previous_action",
          "agents can see numbered actions only, but those of `" + game + "` are vectors",
          "leave it out");
    }
    for (Update.Objective objective : config.update().objectives()) {
      check("update", objective.expression());
    }
    return violations;
  }

  private void check(String key, Node root) {
    Set<Node> misused = new LinkedHashSet<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (node.op() instanceof Op.Perspective perspective) {
        checkDivergence(key, node, perspective.divergence());
      } else if (isTable(node)) {
        misused.add(node);
      } else {
        node.arguments().forEach(open::push);
      }
    }
    misused.forEach(
        node ->
            add(
                key,
                node,
                "`"
                    + node
                    + "` has an entry for every action, but actions of `"
                    + game
                    + "` are vectors",
                "`prob`, `log_prob` and `ratio` are of the action taken, `entropy` and divergences"
                    + " of the whole policy"));
  }

  /** Has the quantity an entry for every action? */
  private static boolean isTable(Node node) {
    return node.op() instanceof Op.Input input && input.quantity().axes().contains(Axis.ACTIONS);
  }

  private static boolean isPolicy(Node node) {
    return node.op() instanceof Op.Input input
        && (input.quantity() == Quantity.PI || input.quantity() == Quantity.PI_OLD);
  }

  private void checkDivergence(String key, Node node, Divergence divergence) {
    GaussianForm form = DivergenceFacts.of(divergence).gaussianForm();
    String name = "`" + divergence.name() + "`";
    String estimate = "write `estimate(" + divergence.name() + ")`, which is taken from samples";
    if (!node.arguments().stream().allMatch(VectorRules::isPolicy)) {
      add(
          key,
          node,
          name + " compares two Gaussian policies, not what is made of them",
          "compare `pi` and `pi_old`");
    } else if (form == GaussianForm.SAMPLES) {
      add(
          key,
          node,
          name
              + " has kinks: between the Gaussian policies of `"
              + game
              + "` it has no closed form and no quadrature",
          estimate + ", or use a smooth divergence such as `hellinger_distance`");
    } else if (form == GaussianForm.QUADRATURE && dimensions > GaussianForm.QUADRATURE_DIMENSIONS) {
      add(
          key,
          node,
          name
              + " has no closed form between Gaussian policies, and quadrature goes over at most "
              + GaussianForm.QUADRATURE_DIMENSIONS
              + " dimensions, but actions of `"
              + game
              + "` have "
              + dimensions,
          estimate);
    }
  }

  private void add(String key, String message, String help) {
    violations.add(new Violation(key, message, help));
  }

  private void add(String key, Node node, String message, String help) {
    violations.add(new Violation(key, Optional.of(node), message, help));
  }
}
