package org.marl.algorithms.onpolicy;

import java.util.List;

/**
 * Normal entries of vectors. A policy is the means of an agent's dimensions, then their deviations.
 *
 * @param dimensions of every agent's action
 * @param width the most dimensions
 */
record PlainGaussian(List<Integer> dimensions, int width) implements PlainHead {

  @Override
  public int besides() {
    return width;
  }

  @Override
  public double[] policy(PlainNetwork network, int slot, RandomBatch batch, int agent, int sample) {
    double[] mean = network.output(slot, batch.observations[sample][agent]);
    int own = dimensions.get(agent);
    double[] policy = new double[2 * own];
    for (int d = 0; d < own; d++) {
      policy[d] = mean[d];
      policy[own + d] = Math.exp(network.besides(slot, d));
    }
    return policy;
  }

  @Override
  public double logProb(double[] policy, RandomBatch batch, int agent, int sample) {
    double sum = 0;
    for (int d = 0; d < policy.length / 2; d++) {
      double deviation = policy[policy.length / 2 + d];
      double distance = batch.vectors[sample][agent][d] - policy[d];
      double density =
          Math.exp(-distance * distance / (2 * deviation * deviation))
              / Math.sqrt(2 * Math.PI * deviation * deviation);
      sum += Math.log(density);
    }
    return sum;
  }

  @Override
  public double entropy(double[] policy) {
    double sum = 0;
    for (int d = policy.length / 2; d < policy.length; d++) {
      sum += Math.log(2 * Math.PI * Math.E * policy[d] * policy[d]) / 2;
    }
    return sum;
  }

  @Override
  public double divergence(double[] now, double[] old) {
    double sum = 0;
    for (int d = 0; d < now.length / 2; d++) {
      double deviation = now[now.length / 2 + d];
      double before = old[now.length / 2 + d];
      double distance = now[d] - old[d];
      double squares = deviation * deviation + distance * distance;
      sum += Math.log(before / deviation) + squares / (2 * before * before) - 0.5;
    }
    return sum;
  }
}
