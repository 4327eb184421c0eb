package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.plan.Ordering;

class UpdateOrderTest {

  private static List<List<Integer>> groups(UpdateOrder order, long iteration) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int[] group : order.groups(iteration)) {
      groups.add(Arrays.stream(group).boxed().toList());
    }
    return groups;
  }

  @Test
  void simultaneousAgentsAreOneGroup() {
    UpdateOrder order = UpdateOrder.of(new Ordering.Simultaneous(), 3, 1, agent -> 0);

    assertThat(groups(order, 1)).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void aSequenceKeepsItsGroups() {
    Ordering.Sequence sequence = new Ordering.Sequence(List.of(List.of(2, 0), List.of(1)));

    assertThat(groups(UpdateOrder.of(sequence, 3, 1, agent -> 0), 5))
        .containsExactly(List.of(2, 0), List.of(1));
  }

  @Test
  void shufflesAreDrawnAnewAsOftenAsAskedAndFixedByTheSeed() {
    UpdateOrder order = UpdateOrder.of(new Ordering.Shuffled(2), 6, 7, agent -> 0);
    UpdateOrder same = UpdateOrder.of(new Ordering.Shuffled(2), 6, 7, agent -> 0);
    List<List<List<Integer>>> orders = new ArrayList<>();
    for (int iteration = 1; iteration <= 40; iteration++) {
      orders.add(groups(order, iteration));
      assertThat(groups(same, iteration)).isEqualTo(orders.get(iteration - 1));
    }

    for (int first = 0; first < 40; first += 2) {
      assertThat(orders.get(first)).isEqualTo(orders.get(first + 1));
      assertThat(orders.get(first))
          .containsExactlyInAnyOrder(
              List.of(0), List.of(1), List.of(2), List.of(3), List.of(4), List.of(5));
    }
    assertThat(orders.stream().distinct().count()).isGreaterThan(15);
  }

  @Test
  void everyOrderOfThreeIsEquallyLikely() {
    UpdateOrder order = UpdateOrder.of(new Ordering.Shuffled(1), 3, 3, agent -> 0);
    int[] first = new int[3];
    for (int iteration = 1; iteration <= 3000; iteration++) {
      first[order.groups(iteration)[0][0]]++;
    }
    // Three standard deviations of a binomial count are 77.
    assertThat(Arrays.stream(first)).allMatch(count -> Math.abs(count - 1000) < 78);
  }

  @Test
  void theLargestGainGoesFirstAndTiesKeepTheOrderOfTheAgents() {
    double[] gains = {1, 3, 1, 5};
    UpdateOrder order = UpdateOrder.of(new Ordering.ByAdvantage(), 4, 1, agent -> gains[agent]);

    assertThat(groups(order, 1)).containsExactly(List.of(3), List.of(1), List.of(0), List.of(2));
    gains[2] = 9;
    assertThat(groups(order, 2)).containsExactly(List.of(2), List.of(3), List.of(1), List.of(0));
  }
}
