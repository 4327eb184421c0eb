package org.marl.algorithms.onpolicy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.marl.core.plan.Ordering;
import org.marl.core.random.RandomStream;

/** The random numbers of updates: the order of agents, and which samples form a minibatch. */
final class UpdateDraws {
  private final Learning learning;
  private final RandomStream orderStream;
  private final RandomStream sampleStream;
  private final long[] order;
  private long updates;

  UpdateDraws(Learning learning, long seed) {
    this.learning = learning;
    this.orderStream = RandomStream.of(seed, "ordering");
    this.sampleStream = RandomStream.of(seed, "minibatches");
    this.order = declared(learning);
  }

  /** The order that the script states, or the agents' own. */
  private static long[] declared(Learning learning) {
    if (learning.config().ordering().config() instanceof Ordering.Sequence sequence) {
      return sequence.groups().stream()
          .flatMap(List::stream)
          .mapToLong(Integer::longValue)
          .toArray();
    }
    return range(learning.sizes().agents());
  }

  private static long[] range(int length) {
    long[] range = new long[length];
    for (int i = 0; i < length; i++) {
      range[i] = i;
    }
    return range;
  }

  /** Draws for the next update. */
  void put(NDManager scope, Map<String, NDArray> inputs) {
    if (learning.config().ordering().config() instanceof Ordering.Shuffled shuffled
        && updates % shuffled.every() == 0) {
      shuffle(order, 0, order.length, orderStream);
    }
    updates++;
    inputs.put(Names.ORDER, scope.create(order.clone(), new Shape(order.length)));
    if (learning.config().minibatches() > 1) {
      int epochs = learning.config().epochs();
      inputs.put(Names.PERMUTATIONS, permutations(scope, epochs * learning.turns().size()));
      inputs.put(Names.CRITIC_PERMUTATIONS, permutations(scope, epochs));
    }
  }

  private NDArray permutations(NDManager scope, int rows) {
    int samples = learning.shuffled();
    long[] numbers = new long[rows * samples];
    long[] range = range(samples);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(range, 0, numbers, row * samples, samples);
      shuffle(numbers, row * samples, samples, sampleStream);
    }
    return scope.create(numbers, new Shape(rows, samples));
  }

  private static void shuffle(long[] numbers, int start, int length, RandomStream stream) {
    for (int last = length - 1; last > 0; last--) {
      int other = start + stream.nextInt(last + 1);
      long held = numbers[start + last];
      numbers[start + last] = numbers[other];
      numbers[other] = held;
    }
  }

  /** Everything that decides the next draws: two streams, the count, the order. */
  long[] save() {
    long[] state = new long[2 * RandomStream.STATE_LENGTH + 1 + order.length];
    orderStream.save(state, 0);
    sampleStream.save(state, RandomStream.STATE_LENGTH);
    state[2 * RandomStream.STATE_LENGTH] = updates;
    System.arraycopy(order, 0, state, 2 * RandomStream.STATE_LENGTH + 1, order.length);
    return state;
  }

  void restore(long[] state) {
    orderStream.restore(state, 0);
    sampleStream.restore(state, RandomStream.STATE_LENGTH);
    updates = state[2 * RandomStream.STATE_LENGTH];
    System.arraycopy(state, 2 * RandomStream.STATE_LENGTH + 1, order, 0, order.length);
  }
}
