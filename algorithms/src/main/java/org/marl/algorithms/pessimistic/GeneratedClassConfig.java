package org.marl.algorithms.pessimistic;

import java.util.SplittableRandom;
import org.marl.algorithms.finite.ActionValues;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Optimum;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.random.SplittableStreams;

/**
 * {@code generated(…)}: the action values of some joint policies. The first half are on the way
 * from the uniform to an optimal policy, both included, the others are drawn at random.
 */
public record GeneratedClassConfig(
    @Bounds(atLeast = 2, atMost = 10_000) @Doc("number of functions, at least 2") int members,
    @Bounds(atLeast = 0) @Doc("which policies are drawn; the same in every run") int seed)
    implements FunctionClass {

  @Override
  public PessimisticFit fit(PolicySpace space, int agent, ProblemSize sizes) {
    FiniteModel model = space.model();
    SplittableRandom random = SplittableStreams.stream(seed, "function class");
    Optimum optimum = Optimum.of(model);
    Evaluation evaluation = new Evaluation(model);
    ActionValues average = new ActionValues(space, Followers.CONDITIONAL);
    double[] joint = new double[model.states() * model.jointActions()];
    double[] values = new double[model.states()];
    double[] jointActionValues = new double[joint.length];
    double[][] functions = new double[members][];
    int onTheWay = (members + 1) / 2;
    for (int member = 0; member < members; member++) {
      double[][][] policies =
          member < onTheWay
              ? mixture(space, optimum, onTheWay == 1 ? 1 : member / (onTheWay - 1.0))
              : random(space, random);
      space.joint(policies, joint);
      evaluation.setPolicy(joint);
      evaluation.values(values);
      evaluation.jointActionValues(values, jointActionValues);
      double[][] q = new double[space.rows(agent)][model.actions(agent)];
      average.average(agent, jointActionValues, policies, q);
      functions[member] = flat(q);
    }
    return new FiniteFit(functions, sizes);
  }

  /** Uniform policies, with a share of the optimal actions. */
  private static double[][][] mixture(PolicySpace space, Optimum optimum, double share) {
    double[][][] policies = space.uniform();
    for (int agent = 0; agent < policies.length; agent++) {
      for (int row = 0; row < policies[agent].length; row++) {
        double[] policy = policies[agent][row];
        int best = space.model().action(agent, optimum.jointActions()[space.stateOf(agent, row)]);
        for (int action = 0; action < policy.length; action++) {
          policy[action] = (1 - share) * policy[action] + (action == best ? share : 0);
        }
      }
    }
    return policies;
  }

  /** Every row uniform on the simplex. */
  private static double[][][] random(PolicySpace space, SplittableRandom random) {
    double[][][] policies = space.uniform();
    for (double[][] rows : policies) {
      for (double[] policy : rows) {
        double sum = 0;
        for (int action = 0; action < policy.length; action++) {
          policy[action] = -Math.log1p(-random.nextDouble());
          sum += policy[action];
        }
        for (int action = 0; action < policy.length; action++) {
          policy[action] /= sum;
        }
      }
    }
    return policies;
  }

  private static double[] flat(double[][] rows) {
    double[] result = new double[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, result, row * rows[row].length, rows[row].length);
    }
    return result;
  }
}
