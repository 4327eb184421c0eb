package org.marl.algorithms.pessimistic;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.marl.algorithms.exact.PolicyEvaluation;
import org.marl.algorithms.exact.PolicyIteration;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.pessimistic.PessimisticFit.Estimate;
import org.marl.algorithms.policy.PolicyShape;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.SplittableStreams;

/**
 * Evaluates every joint policy of a run from samples of it, once for each agent (paper 4,
 * Algorithms 2 and 4). The policy that the algorithms give out is drawn uniformly from those so far
 * but the present one.
 */
final class PessimisticEvaluation implements PolicyEvaluation {
  private final RunPlan plan;
  private final PessimisticConfig config;
  private final SamplingOracle oracle;
  private final PessimisticFit[] fits;
  private final EntryLaw[] laws;
  private final SplittableRandom[] streams;
  private final Samples samples;
  private final double[] lambda;
  private final double[][] functions;
  private final double[][][] actionValues;
  private final Estimate[] estimates;
  private double sumOfReturns;
  private double averageReturn;

  @Inject
  PessimisticEvaluation(
      RunPlan plan, FiniteModel model, PolicyShape shape, PessimisticConfig config) {
    PolicySpace space = shape.space(model);
    int agents = model.agents();
    ProblemSize sizes =
        ProblemSize.of(model, config.samples(), plan.schedule().length(), config.delta());
    this.plan = plan;
    this.config = config;
    this.oracle =
        new SamplingOracle(
            space,
            config
                .distribution()
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray()));
    this.fits = new PessimisticFit[agents];
    this.laws = new EntryLaw[agents];
    this.streams = new SplittableRandom[agents];
    this.samples = Samples.ofSize(config.samples(), model.continuation());
    this.lambda = new double[agents];
    this.functions = new double[agents][];
    this.actionValues = space.uniform();
    this.estimates = new Estimate[agents];
    for (int agent = 0; agent < agents; agent++) {
      fits[agent] = config.functionClass().fit(space, agent, sizes);
      laws[agent] = new EntryLaw(space, agent);
      streams[agent] = stream(agent);
      lambda[agent] = config.lambda().orElse(sizes.lambda(fits[agent].complexity()));
      functions[agent] = new double[space.entries(agent)];
    }
  }

  private SplittableRandom stream(int agent) {
    return SplittableStreams.stream(plan.seed(), "oracle of agent " + agent);
  }

  @Override
  public void look(PolicyIteration iteration) {
    averageReturns(iteration);
    for (int agent = 0; agent < fits.length; agent++) {
      SplittableRandom random = config.resample() ? streams[agent] : stream(agent);
      oracle.draw(agent, iteration.policies(), random, samples);
      laws[agent].setPolicy(iteration.joint());
      estimates[agent] = fits[agent].fit(samples, laws[agent], lambda[agent], functions[agent]);
      double[][] rows = actionValues[agent];
      for (int row = 0; row < rows.length; row++) {
        System.arraycopy(functions[agent], row * rows[row].length, rows[row], 0, rows[row].length);
      }
    }
  }

  private void averageReturns(PolicyIteration iteration) {
    if (iteration.iteration() == 0) {
      sumOfReturns = 0;
      averageReturn = iteration.value();
    } else {
      averageReturn = sumOfReturns / iteration.iteration();
    }
    sumOfReturns += iteration.value();
  }

  @Override
  public void write(int agent, double[][] result) {
    for (int row = 0; row < result.length; row++) {
      System.arraycopy(actionValues[agent][row], 0, result[row], 0, result[row].length);
    }
  }

  @Override
  public double[] estimatedReturns() {
    return Arrays.stream(estimates).mapToDouble(Estimate::startValue).toArray();
  }

  @Override
  public double[] bellmanErrors() {
    return Arrays.stream(estimates).mapToDouble(Estimate::bellmanError).toArray();
  }

  @Override
  public double averageReturn() {
    return averageReturn;
  }
}
