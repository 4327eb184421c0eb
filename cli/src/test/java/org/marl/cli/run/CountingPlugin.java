package org.marl.cli.run;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Network;
import org.marl.core.expression.Setting;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.ExecutionSettings;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;
import org.marl.core.run.RunFailure;

/**
 * Learners for tests: one counts steps, and may fail or be slow; one needs the tensor engine; one
 * has no engine.
 */
public final class CountingPlugin implements MarlPlugin {

  /** How a run counts. */
  public record CountingConfig(
      @Doc("the seed whose run fails; 0: none") long failAt,
      @Doc("milliseconds that a step takes") int delay)
      implements LearnerConfig {
    @Override
    public Setting setting() {
      return Setting.EXACT;
    }

    @Override
    public Set<Network> networks() {
      return Set.of();
    }
  }

  /** A run that counts on the tensor engine. */
  public record NetworkedConfig() implements LearnerConfig {
    @Override
    public Setting setting() {
      return Setting.ON_POLICY;
    }

    @Override
    public Set<Network> networks() {
      return Set.of();
    }
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public List<Component<?>> components() {
    Component<CountingConfig> counting =
        Component.of(
            ComponentKind.LEARNER,
            "counting",
            CountingConfig.class,
            new CountingConfig(0, 0),
            "Counts its steps.");
    Component<CountingConfig> idle =
        Component.of(
            ComponentKind.LEARNER,
            "idle",
            CountingConfig.class,
            new CountingConfig(0, 0),
            "Has no engine.");
    Component<NetworkedConfig> networked =
        Component.of(
            ComponentKind.LEARNER,
            "networked",
            NetworkedConfig.class,
            new NetworkedConfig(),
            "Counts its steps beside the tensor engine.");
    return List.of(
        counting.wiredBy(CountingPlugin::module),
        networked.wiredBy(config -> CountingPlugin::bindNetworked),
        idle);
  }

  private static void bindNetworked(Binder binder) {
    Provider<RunPlan> plan = binder.getProvider(RunPlan.class);
    Provider<ExecutionSettings> settings = binder.getProvider(ExecutionSettings.class);
    binder
        .bind(Run.class)
        .toProvider(
            (Provider<Run>)
                () ->
                    recorder -> {
                      ExecutionSettings wanted = settings.get();
                      recorder.computesWith(
                          TensorEngine.on(wanted.device(), wanted.threads()).description());
                      count(plan.get(), new CountingConfig(0, 0), recorder);
                    });
  }

  private static Module module(CountingConfig config) {
    return binder -> {
      Provider<RunPlan> plan = binder.getProvider(RunPlan.class);
      binder
          .bind(Run.class)
          .toProvider((Provider<Run>) () -> recorder -> count(plan.get(), config, recorder));
    };
  }

  private static void count(RunPlan plan, CountingConfig config, Recorder recorder) {
    Optional<Checkpoint> earlier = recorder.checkpoints().latest();
    recorder.columns(plan.metrics().stream().map(Metric::name).toList());
    double[] values = new double[plan.metrics().size()];
    long start = earlier.map(checkpoint -> checkpoint.step() + 1).orElse(0L);
    for (long step = start; step <= plan.schedule().length() && !recorder.cancelled(); step++) {
      if (step == 2 && plan.seed() == config.failAt()) {
        throw new RunFailure("agent `alice`: not a number at iteration 2");
      }
      Arrays.fill(values, (double) step);
      recorder.record(step, values);
      Checkpoint now = Checkpoint.at(step).tensor("values", values).build();
      recorder.checkpoints().offer(() -> now);
      if (step == plan.schedule().length()) {
        recorder.checkpoints().write(() -> now);
      }
      pause(config.delay());
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
