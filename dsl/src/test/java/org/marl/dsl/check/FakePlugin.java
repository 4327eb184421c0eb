package org.marl.dsl.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.FormerName;
import org.marl.core.catalog.LibraryScript;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.catalog.Of;
import org.marl.core.expression.Network;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/**
 * A small catalog, so that what the checker says of a script does not change when an algorithm
 * gains a key.
 */
public final class FakePlugin implements MarlPlugin {

  enum Activation {
    RELU,
    TANH
  }

  record Mlp(
      @Doc("units of each hidden layer") @Bounds(atLeast = 1) List<Integer> hidden,
      @Doc("between layers") Activation activation) {}

  record Exact(
      @Doc("what every agent maximises") Update update,
      @Of(ComponentKind.ORDERING) @Doc("who updates when") Choice ordering)
      implements LearnerConfig {
    @Override
    public Setting setting() {
      return Setting.EXACT;
    }

    @Override
    public Set<Network> networks() {
      return Set.of(Network.POLICY);
    }

    @Override
    public Set<Quantity> joint() {
      return Set.of(Quantity.VALUE);
    }

    @Override
    public Map<Quantity, String> withheld() {
      return Map.of(
          Quantity.AVERAGE_RETURN, "needs samples", Quantity.BELLMAN_ERROR, "needs samples");
    }
  }

  record OnPolicy(
      @Of(ComponentKind.NETWORK) @Doc("the policy network") Choice policy,
      @Bounds(atLeast = 1) @FormerName("passes") @Doc("passes over the batch") int epochs,
      @Bounds(above = 0) @Doc("step size") double lr,
      @Doc("what every agent maximises") Update update)
      implements LearnerConfig {
    @Override
    public Setting setting() {
      return Setting.ON_POLICY;
    }

    @Override
    public Set<Network> networks() {
      return Set.of(Network.POLICY, Network.CRITIC);
    }

    @Override
    public Set<Network> untaught() {
      return Set.of(Network.POLICY);
    }
  }

  record Spread(@Bounds(atLeast = 1) @Doc("number of agents") int agents)
      implements EnvironmentConfig {
    @Override
    public List<String> agentNames() {
      return IntStream.rangeClosed(1, agents).mapToObj(i -> "agent" + i).toList();
    }

    @Override
    public List<List<String>> actionNames() {
      return agentNames().stream().map(agent -> List.of("stay", "left", "right")).toList();
    }

    @Override
    public OptionalInt dimensions() {
      return OptionalInt.empty();
    }
  }

  private static final Component<Mlp> MLP =
      Component.of(
          ComponentKind.NETWORK,
          "mlp",
          Mlp.class,
          new Mlp(List.of(64, 64), Activation.RELU),
          "Layers in a row.");

  private static final String LIBRARY =
      """
      /// KL(new || old).
      divergence kl { f(x) = x * log(x) }
      divergence tv { f(x) = abs(x - 1) / 2 }
      divergence chi2 { f(x) = (x - 1)^2 }
      divergence alpha(a: real) { f(x) = (x^a - a*x - (1 - a)) / (a * (a - 1)) }
      fn shannon(x) = -log(x)
      update regularised(D: divergence, omega: positive) {
        maximize sum(pi * Q over actions) - omega * D(pi, pi_old)
      }
      update clipped(clip: real = 0.2) {
        maximize mean(min(ratio * advantage, clamp(ratio, 1 - clip, 1 + clip) * advantage))
      }
      /// Paper 1, eq. 4.
      algorithm f_iteration(D: divergence, omega: positive = 1) {
        learner = exact
        update  = regularised(D = D, omega = omega)
      }
      algorithm ippo {
        learner = on_policy
        update  = clipped
      }
      """;

  /** The words of core and of this plug-in. */
  public static Catalog catalog() {
    return Catalog.of(List.of(new CorePlugin(), new FakePlugin()));
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(
            ComponentKind.LEARNER,
            "exact",
            Exact.class,
            new Exact(null, CorePlugin.SIMULTANEOUS.with(new Ordering.Simultaneous())),
            "Solves every step."),
        Component.of(
            ComponentKind.LEARNER,
            "on_policy",
            OnPolicy.class,
            new OnPolicy(MLP.with(new Mlp(List.of(64), Activation.TANH)), 4, 5e-4, null),
            "Learns from its own rollouts."),
        MLP,
        Component.of(
            ComponentKind.ENVIRONMENT,
            "mpe.simple_spread",
            Spread.class,
            new Spread(3),
            "Agents cover landmarks."));
  }

  @Override
  public List<LibraryScript> library() {
    return List.of(new LibraryScript("library/fake.marl", LIBRARY));
  }
}
