package org.marl.algorithms.feature;

import java.util.SplittableRandom;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.random.SplittableStreams;

/** {@code random(…)}: directions drawn uniformly, of norm 1. */
public record RandomConfig(
    @Bounds(atLeast = 1, atMost = 10_000) @Doc("number of features") Integer dimension,
    @Bounds(atLeast = 0) @Doc("which features are drawn; the same in every run") int seed)
    implements FeatureMap {

  @Override
  public Features of(PolicySpace space, int agent) {
    SplittableRandom random = SplittableStreams.stream(seed, "features of agent " + agent);
    double[][] vectors = new double[space.entries(agent)][];
    for (int entry = 0; entry < vectors.length; entry++) {
      vectors[entry] = direction(random);
    }
    return new DenseFeatures(vectors);
  }

  private double[] direction(SplittableRandom random) {
    double[] vector = new double[dimension];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= Math.sqrt(squares);
    }
    return vector;
  }
}
