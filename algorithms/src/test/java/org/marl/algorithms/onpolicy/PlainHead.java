package org.marl.algorithms.onpolicy;

/** What the outputs of a policy's network mean, in plain double precision. */
interface PlainHead {

  /** How many weights a slot has besides those of the network. */
  int besides();

  /** The policy of an agent at a sample, as numbers. */
  double[] policy(PlainNetwork network, int slot, RandomBatch batch, int agent, int sample);

  /** The logarithm of the probability or density of the action that was taken. */
  double logProb(double[] policy, RandomBatch batch, int agent, int sample);

  double entropy(double[] policy);

  /** KL(now, old). */
  double divergence(double[] now, double[] old);
}
