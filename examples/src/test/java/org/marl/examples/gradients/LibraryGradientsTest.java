package org.marl.examples.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.onpolicy.OnPolicyConfig;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.RandomStream;

/**
 * The gradient by the flat weights of every update that the library has, against central
 * differences of the losses that the update program itself returns, in double precision.
 *
 * <p>At the old policies ratios are 1 and divergences 0, which shows little. So a program with two
 * epochs is called, whose optimiser carries a random step on: the gradient of its second epoch is
 * taken at weights that are far from the old ones, and is known from the weights of a program with
 * one epoch and of that with two. To move the weights of the second epoch alone, the step carried
 * on is moved. Actions that are not available and agents that are out of the game are masked; no
 * ratio lies within a step of a clip range's end, and no policy equals the old one, where total
 * variation has its kink.
 */
class LibraryGradientsTest {
  private static final double MOMENTUM = 0.5;
  private static final double RATE = RandomUpdate.RATE;
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;
  private static final int DIRECTIONS = 2;

  /** Rules of learners that have action values. */
  private static final Set<String> OF_OTHER_LEARNERS =
      Set.of(
          "regularised",
          "unary_regularised",
          "best_response",
          "td",
          "mixed_td",
          "weighted_td",
          "deterministic_gradient",
          "decomposed_gradient",
          "soft_factored");

  static Stream<String> checked() {
    return Stream.of(
            LibraryUpdates.algorithms(), LibraryUpdates.updates(), LibraryUpdates.divergences())
        .flatMap(calls -> calls)
        .filter(call -> !isRefused(call));
  }

  static Stream<String> refused() {
    return LibraryUpdates.updates().filter(LibraryGradientsTest::isRefused);
  }

  private static boolean isRefused(String call) {
    return OF_OTHER_LEARNERS.stream().anyMatch(name -> call.contains("update = " + name));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void updatesOfOtherLearnersAreErrors(String call) {
    assertThat(LibraryUpdates.experiment(call, 1).hasErrors()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("checked")
  void everyUpdateFollowsTheGradientOfItsLosses(String call) {
    RunPlan plan = LibraryUpdates.plan(call, 2);
    RandomUpdate once = new RandomUpdate(LibraryUpdates.plan(call, 1));
    RandomUpdate twice = new RandomUpdate(plan);
    OnPolicyConfig config = (OnPolicyConfig) plan.algorithm().learner().config();
    boolean together = config.ordering().config() instanceof Ordering.Simultaneous;
    for (int last = 0; last < (together ? 1 : RandomUpdate.AGENTS); last++) {
      long[] order = orderThatEndsWith(last);
      Update update = new Update(once, twice, order, together);
      // In turns only the last agent's losses depend on no other agent's second epoch.
      for (String network : once.networks()) {
        boolean inTurn = network.equals("policy") && !together;
        update.check(call, network, inTurn ? new int[] {last} : update.rows(network));
      }
    }
  }

  private static long[] orderThatEndsWith(int last) {
    return IntStream.range(1, RandomUpdate.AGENTS + 1)
        .mapToLong(i -> (last + i) % RandomUpdate.AGENTS)
        .toArray();
  }

  /** One update in one order of the agents. */
  private static final class Update {
    private final RandomUpdate once;
    private final RandomUpdate twice;
    private final long[] order;
    private final Map<String, double[]> carried = new LinkedHashMap<>();
    private final RandomUpdate.Result first;
    private final RandomUpdate.Result second;
    private final RandomStream random = RandomStream.of(9, "directions");

    Update(RandomUpdate once, RandomUpdate twice, long[] order, boolean together) {
      this.once = once;
      this.twice = twice;
      this.order = order;
      for (String network : once.networks()) {
        double[] step = new double[once.weights(network).length];
        Arrays.setAll(step, i -> random.nextGaussian());
        carried.put(network, step);
      }
      second = twice.call(carried, order);
      first = together ? once.call(carried, order) : firstEpochOfTheLast();
      assertThat(second.losses()).isFinite().isNotEqualTo(first.losses());
    }

    /**
     * With predecessors that are, after their one epoch, where they are after two: what is carried
     * on for them makes up for it, one after another.
     */
    private RandomUpdate.Result firstEpochOfTheLast() {
      double[] step = carried.get("policy").clone();
      Map<String, double[]> made = new LinkedHashMap<>(carried);
      made.put("policy", step);
      int width = step.length / order.length;
      for (int turn = 0; turn < order.length - 1; turn++) {
        double[] found = once.call(made, order).weights().get("policy");
        int start = (int) order[turn] * width;
        for (int i = start; i < start + width; i++) {
          step[i] += (found[i] - second.weights().get("policy")[i]) / (RATE * MOMENTUM);
        }
      }
      return once.call(made, order);
    }

    int[] rows(String network) {
      return IntStream.range(0, once.slots(network)).toArray();
    }

    /** The gradient of the second epoch: what is left of its step without what is carried on. */
    private double[] gradient(String network) {
      double[] before = once.weights(network);
      double[] between = first.weights().get(network);
      double[] after = second.weights().get(network);
      double[] gradient = new double[before.length];
      Arrays.setAll(
          gradient, i -> (between[i] - after[i] - MOMENTUM * (before[i] - between[i])) / RATE);
      return gradient;
    }

    /** Compares along single weights and along random directions within some sets of weights. */
    void check(String call, String network, int[] slots) {
      double[] gradient = gradient(network);
      for (double[] direction : directions(gradient.length, once.slots(network), slots)) {
        double found = 0;
        for (int i = 0; i < direction.length; i++) {
          found += gradient[i] * direction[i];
        }
        double expected =
            (losses(network, direction, STEP) - losses(network, direction, -STEP)) / (2 * STEP);
        assertThat(Math.abs(found - expected) / Math.max(1, Math.abs(expected)))
            .as("%s, %s: %s, not %s", call, network, found, expected)
            .isLessThan(TOLERANCE);
      }
      assertThat(Arrays.stream(gradient).anyMatch(entry -> Math.abs(entry) > 1e-4))
          .as("%s trains its %s", call, network)
          .isTrue();
    }

    private List<double[]> directions(int weights, int slots, int[] some) {
      int width = weights / slots;
      List<double[]> directions = new ArrayList<>();
      for (int slot : some) {
        for (int i = 0; i < DIRECTIONS; i++) {
          double[] one = new double[weights];
          one[slot * width + random.nextInt(width)] = 1;
          directions.add(one);
          double[] all = new double[weights];
          double length = Math.sqrt(width);
          for (int weight = 0; weight < width; weight++) {
            all[slot * width + weight] = random.nextGaussian() / length;
          }
          directions.add(all);
        }
      }
      return directions;
    }

    /** All losses, with the weights of the second epoch that far along a direction. */
    private double losses(String network, double[] direction, double by) {
      double[] moved = carried.get(network).clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= by * direction[i] / (RATE * MOMENTUM);
      }
      Map<String, double[]> other = new LinkedHashMap<>(carried);
      other.put(network, moved);
      return twice.call(other, order).losses();
    }
  }
}
