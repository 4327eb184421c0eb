package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.estimator.EstimatorConfig;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Metric;

/**
 * The columns that are not of an update's batch but of whole episodes: {@code return}, and what a
 * script asks for in formulas of returns, such as {@code return / N}. They are computed in double
 * precision, outside the programs.
 */
final class ReturnColumns implements QuantitySource {
  private final int agents;
  private final double gamma;
  private final List<String> names = new ArrayList<>(List.of(Quantity.RETURN.word()));
  private final List<Node> formulas = new ArrayList<>();
  private final Interpreter interpreter = new Interpreter();
  private Point point = new Point(0, 0, 0, 0);

  /**
   * What is known at a record point.
   *
   * @param greedy mean return of greedy episodes
   * @param training mean return of the training episodes since the last record point
   * @param steps environment steps so far
   * @param progress share of the run that is done
   */
  record Point(double greedy, double training, double steps, double progress) {}

  /**
   * @param metrics of the run, among which those of an update's batch are left out
   */
  ReturnColumns(Learning learning, List<Metric> metrics) {
    this.agents = learning.sizes().agents();
    this.gamma = learning.config().advantage().as(EstimatorConfig.class).gamma();
    for (Metric metric : metrics) {
      if (isOfEpisodes(metric.expression()) && !names.contains(metric.name())) {
        names.add(metric.name());
        formulas.add(metric.expression());
      }
    }
  }

  /** Does the expression speak of returns of episodes? */
  static boolean isOfEpisodes(Node expression) {
    return Traversal.contains(expression, ReturnColumns::isReturn);
  }

  static boolean isReturn(Node node) {
    return node.op() instanceof Op.Input input && input.quantity().stage() == Stage.AFTER;
  }

  List<String> names() {
    return names;
  }

  /** One value per name. */
  double[] values(Point now) {
    point = now;
    double[] values = new double[names.size()];
    values[0] = now.greedy();
    for (int i = 0; i < formulas.size(); i++) {
      values[1 + i] = interpreter.evaluate(formulas.get(i), this).number();
    }
    return values;
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case RETURN -> NamedArray.of(point.greedy());
      case TRAINING_RETURN -> NamedArray.of(point.training());
      case N -> NamedArray.of(agents);
      case GAMMA -> NamedArray.of(gamma);
      case STEPS -> NamedArray.of(point.steps());
      case PROGRESS -> NamedArray.of(point.progress());
      default -> throw Unavailable.quantity(quantity);
    };
  }

  @Override
  public int size(Axis axis) {
    return axis == Axis.AGENTS ? agents : 1;
  }

  @Override
  public boolean valid(int agent, int action) {
    return true;
  }

  @Override
  public double stateWeight(int state) {
    return 1;
  }

  @Override
  public double jointActionWeight(int state, int jointAction) {
    return 1;
  }
}
