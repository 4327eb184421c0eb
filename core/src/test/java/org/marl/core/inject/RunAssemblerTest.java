package org.marl.core.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Module;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;

class RunAssemblerTest {
  private static final MatrixGame GAME =
      new MatrixGame("g", List.of("a"), List.of(List.of("x")), new double[] {1}, Optional.empty());

  record StepConfig(double rate) {}

  record LearnerConfig(Choice step, Optional<Choice> other) {}

  record Nothing() {}

  static final Component<StepConfig> STEP =
      Component.of(ComponentKind.STEP, "walk", StepConfig.class, new StepConfig(1), "walks");
  static final Component<LearnerConfig> LEARNER =
      Component.of(
          ComponentKind.LEARNER,
          "learner",
          LearnerConfig.class,
          new LearnerConfig(null, Optional.empty()),
          "learns");
  static final Component<Nothing> ORDERING =
      Component.of(ComponentKind.ORDERING, "any", Nothing.class, new Nothing(), "data");

  static final class Learner implements Run {
    private final MatrixGame game;
    private final StepConfig step;

    @Inject
    Learner(MatrixGame game, StepConfig step) {
      this.game = game;
      this.step = step;
    }

    @Override
    public void execute(Recorder recorder) {
      recorder.columns(List.of(game.name()));
      recorder.record(0, new double[] {step.rate()});
    }
  }

  private static Module stepModule(StepConfig config) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(StepConfig.class).toInstance(config);
      }
    };
  }

  private static Module learnerModule(LearnerConfig config) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(Run.class).to(Learner.class);
      }
    };
  }

  private static RunPlan plan(Game game, Choice learner) {
    return new RunPlan(
        "id",
        Map.of(),
        1,
        game,
        new Algorithm("algorithm", learner),
        Optional.empty(),
        new Schedule(Schedule.Unit.ITERATIONS, 1, OptionalLong.empty(), 0),
        List.of());
  }

  @Test
  void wiresTheLearnerWithTheGameAndItsParts() {
    Choice step = STEP.wiredBy(RunAssemblerTest::stepModule).with(new StepConfig(0.5));
    Choice learner =
        LEARNER
            .wiredBy(RunAssemblerTest::learnerModule)
            .with(new LearnerConfig(step, Optional.of(ORDERING.with(new Nothing()))));
    RunPlan plan = plan(GAME, learner);

    assertThat(RunAssembler.unavailable(plan)).isEmpty();
    List<Double> recorded = new ArrayList<>();
    RunAssembler.assemble(plan)
        .execute(
            new Recorder() {
              @Override
              public void columns(List<String> names) {
                assertThat(names).containsExactly("g");
              }

              @Override
              public void record(long at, double[] values) {
                recorded.add(values[0]);
              }

              @Override
              public boolean cancelled() {
                return false;
              }
            });
    assertThat(recorded).containsExactly(0.5);
  }

  @Test
  void namesPartsWithoutAnEngine() {
    Choice step = STEP.with(new StepConfig(0.5));
    Choice learner =
        LEARNER
            .wiredBy(RunAssemblerTest::learnerModule)
            .with(new LearnerConfig(step, Optional.empty()));

    assertThat(RunAssembler.unavailable(plan(GAME, learner))).containsExactly(step);
    assertThat(RunAssembler.unavailableMessage(step))
        .isEqualTo("`walk` cannot run yet: its engine is not part of this version");
  }

  @Test
  void doesNotNameThePartsOfALearnerWithoutAnEngine() {
    Choice learner =
        LEARNER.with(new LearnerConfig(STEP.with(new StepConfig(1)), Optional.empty()));

    assertThat(RunAssembler.unavailable(plan(GAME, learner))).containsExactly(learner);
  }

  @Test
  void namesAnEnvironmentWithoutAnEngine() {
    Choice world =
        Component.of(ComponentKind.ENVIRONMENT, "world", Nothing.class, new Nothing(), "a world")
            .with(new Nothing());
    Choice learner =
        LEARNER
            .wiredBy(RunAssemblerTest::learnerModule)
            .with(
                new LearnerConfig(
                    STEP.wiredBy(RunAssemblerTest::stepModule).with(new StepConfig(1)),
                    Optional.empty()));
    Game game = new Game.Environment("w", List.of("a"), List.of(List.of()), world);

    assertThat(RunAssembler.unavailable(plan(game, learner))).containsExactly(world);
  }

  @Test
  void failsBeforeTheRunWhenSomethingIsUnbound() {
    Choice learner =
        LEARNER
            .wiredBy(RunAssemblerTest::learnerModule)
            .with(new LearnerConfig(ORDERING.with(new Nothing()), Optional.empty()));

    assertThatThrownBy(() -> RunAssembler.assemble(plan(GAME, learner)))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("StepConfig");
  }
}
