package org.marl.algorithms.pessimistic;

import java.util.Arrays;

/** The pessimistic member of a finite class, by trying them all (paper 4, Algorithm 4). */
final class FiniteFit implements PessimisticFit {
  private final double[][] members;
  private final double complexity;
  private final double[] counts;
  private final double[] targets;

  /**
   * Keeps the members.
   *
   * @param members {@code [member][entry]}
   */
  FiniteFit(double[][] members, ProblemSize sizes) {
    this.members = members;
    this.complexity =
        sizes.iterations()
            * Math.max(Math.log((double) sizes.agents() * members.length / sizes.delta()), 1);
    this.counts = new double[members[0].length];
    this.targets = new double[members[0].length];
  }

  @Override
  public double complexity() {
    return complexity;
  }

  @Override
  public Estimate fit(Samples samples, EntryLaw law, double lambda, double[] result) {
    double[] stateValues = new double[law.states()];
    int best = -1;
    double lowest = Double.POSITIVE_INFINITY;
    Estimate estimate = new Estimate(Double.NaN, Double.NaN);
    for (int member = 0; member < members.length; member++) {
      law.stateValues(members[member], stateValues);
      collect(samples, stateValues);
      double startValue = law.atStart(stateValues);
      double error = loss(members[member]) - lowestLoss();
      double objective = startValue + lambda * error;
      if (best < 0 || objective < lowest) {
        best = member;
        lowest = objective;
        estimate = new Estimate(startValue, error);
      }
    }
    System.arraycopy(members[best], 0, result, 0, result.length);
    return estimate;
  }

  /** What the samples of each entry say of r + gamma f(s', pi): how many, and their sum. */
  private void collect(Samples samples, double[] stateValues) {
    Arrays.fill(counts, 0);
    Arrays.fill(targets, 0);
    double share = 1.0 / samples.size();
    for (int i = 0; i < samples.size(); i++) {
      int next = samples.next()[i];
      double following = next < 0 ? 0 : samples.discount() * stateValues[next];
      counts[samples.entries()[i]] += share;
      targets[samples.entries()[i]] += share * (samples.rewards()[i] + following);
    }
  }

  /** L(g, f, pi), but for the mean square of the targets, which is the same for every g. */
  private double loss(double[] g) {
    double sum = 0;
    for (int entry = 0; entry < g.length; entry++) {
      sum += g[entry] * (counts[entry] * g[entry] - 2 * targets[entry]);
    }
    return sum;
  }

  private double lowestLoss() {
    double lowest = Double.POSITIVE_INFINITY;
    for (double[] member : members) {
      lowest = Math.min(lowest, loss(member));
    }
    return lowest;
  }
}
