package org.marl.dsl.check;

import java.util.Optional;
import java.util.OptionalLong;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Setting;
import org.marl.core.plan.EvaluationConfig;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Schedule;
import org.marl.dsl.diagnostic.Code;

/** Reads how long the runs of an experiment are, and when they are evaluated. */
final class Schedules {
  private static final String ITERATIONS = "iterations";
  private static final String TRAIN = "train";
  private static final ParameterType LENGTH =
      new ParameterType.Int(new Range(1, false, 1e15, false));

  private final Bodies.Body body;

  Schedules(Bodies.Body body) {
    this.body = body;
  }

  /** The schedule, for the learner of the context. */
  Optional<Schedule> of(Context context) {
    LearnerConfig learner = context.learner().orElseThrow();
    boolean exact = learner.setting() == Setting.EXACT;
    String key = exact ? ITERATIONS : TRAIN;
    String other = exact ? TRAIN : ITERATIONS;
    Optional<Bodies.Keyed> length = body.entry(key);
    if (length.isEmpty()) {
      missing(key, other, learner, context.session());
      return Optional.empty();
    }
    Optional<Long> number = length(length.get(), context);
    Optional<EvaluationConfig> evaluation = evaluation(context);
    if (number.isEmpty() || (body.entry("evaluate").isPresent() && evaluation.isEmpty())) {
      return Optional.empty();
    }
    OptionalLong every =
        evaluation.map(e -> OptionalLong.of(e.steps())).orElse(OptionalLong.empty());
    return Optional.of(
        new Schedule(
            exact ? Schedule.Unit.ITERATIONS : Schedule.Unit.ENVIRONMENT_STEPS,
            number.get(),
            every,
            evaluation.map(EvaluationConfig::episodes).orElse(0)));
  }

  /** Reads the values alone: which of the keys the learner counts is not known. */
  void check(Context context) {
    body.entry(ITERATIONS).ifPresent(entry -> length(entry, context));
    body.entry(TRAIN).ifPresent(entry -> length(entry, context));
    evaluation(context);
  }

  private static Optional<Long> length(Bodies.Keyed entry, Context context) {
    return context.values().read(entry.value(), LENGTH, entry.scope()).map(Long.class::cast);
  }

  private Optional<EvaluationConfig> evaluation(Context context) {
    return body.entry("evaluate")
        .flatMap(
            entry ->
                new Components(context)
                    .choice(entry.value(), ComponentKind.SCHEDULE, entry.scope())
                    .map(Choice::config)
                    .map(EvaluationConfig.class::cast));
  }

  private void missing(String key, String other, LearnerConfig learner, Session session) {
    Optional<Bodies.Keyed> wrong = body.entry(other);
    if (wrong.isPresent()) {
      Problem.error(
              Code.C002,
              wrong.get().key().span(),
              learner.setting().description()
                  + (learner.setting().isSingular() ? " counts" : " count")
                  + " `"
                  + key
                  + "`, not `"
                  + other
                  + "`")
          .to(session);
    } else if (body.reportsMissing(ExperimentReader.KEYS)) {
      Problem.error(
              Code.N008,
              body.definition().declaration().name().span(),
              "the experiment `" + body.definition().name() + "` does not say how long to run")
          .help("add `" + key + " = …`")
          .to(session);
    }
  }
}
