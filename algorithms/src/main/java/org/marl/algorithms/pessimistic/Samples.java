package org.marl.algorithms.pessimistic;

/**
 * What the sampling oracle answered for one agent (D^m of paper 4, section 5).
 *
 * @param entries of the agent's table: the state, and its and its predecessors' actions
 * @param rewards r
 * @param next s', or −1 where nothing follows
 * @param discount what the value of s' counts
 */
record Samples(int[] entries, double[] rewards, int[] next, double discount) {

  static Samples ofSize(int size, double discount) {
    return new Samples(new int[size], new double[size], new int[size], discount);
  }

  int size() {
    return entries.length;
  }
}
