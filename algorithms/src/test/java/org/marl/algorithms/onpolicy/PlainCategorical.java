package org.marl.algorithms.onpolicy;

import java.util.Arrays;

/** Probabilities of numbered actions: a softmax over those that are available. */
final class PlainCategorical implements PlainHead {

  @Override
  public int besides() {
    return 0;
  }

  @Override
  public double[] policy(PlainNetwork network, int slot, RandomBatch batch, int agent, int sample) {
    double[] pi = network.output(slot, batch.observations[sample][agent]);
    double sum = 0;
    for (int a = 0; a < pi.length; a++) {
      pi[a] = batch.available[sample][agent][a] ? Math.exp(pi[a]) : 0;
      sum += pi[a];
    }
    for (int a = 0; a < pi.length; a++) {
      pi[a] /= sum;
    }
    return pi;
  }

  @Override
  public double logProb(double[] policy, RandomBatch batch, int agent, int sample) {
    return Math.log(policy[batch.actions[sample][agent]]);
  }

  @Override
  public double entropy(double[] policy) {
    return -Arrays.stream(policy).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
  }

  @Override
  public double divergence(double[] now, double[] old) {
    double sum = 0;
    for (int a = 0; a < now.length; a++) {
      sum += now[a] == 0 ? 0 : now[a] * Math.log(now[a] / old[a]);
    }
    return sum;
  }
}
