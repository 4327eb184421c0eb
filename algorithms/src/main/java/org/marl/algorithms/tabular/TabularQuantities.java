package org.marl.algorithms.tabular;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Optimum;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Schedule;

/**
 * What expressions may speak of at a record point of the tabular learner. Samples are the states,
 * weighted by how many of the steps so far were taken in them.
 */
final class TabularQuantities implements QuantitySource {
  private final Training training;
  private final FiniteModel model;
  private final GreedyReturn greedyReturn;
  private final Schedule schedule;
  private final int actions;
  private Optional<Double> optimum = Optional.empty();

  TabularQuantities(Training training, GreedyReturn greedyReturn, Schedule schedule) {
    this.training = training;
    this.model = training.model();
    this.greedyReturn = greedyReturn;
    this.schedule = schedule;
    int largest = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      largest = Math.max(largest, model.actions(agent));
    }
    this.actions = largest;
  }

  @Override
  public int size(Axis axis) {
    return switch (axis) {
      case AGENTS -> model.agents();
      case ACTIONS -> actions;
      case STATES -> model.states();
      case SAMPLES, TIME, DIMS, EPOCHS -> 1;
    };
  }

  @Override
  public boolean valid(int agent, int action) {
    return action < model.actions(agent);
  }

  @Override
  public double stateWeight(int state) {
    return training.share(state);
  }

  /** Nothing here varies with the joint action: there is one of them, so to speak. */
  @Override
  public double jointActionWeight(int state, int jointAction) {
    return 1;
  }

  @Override
  public NamedArray quantity(Quantity quantity, Copy copy) {
    return switch (quantity) {
      case PI -> perAction(training::probabilities);
      case Q_TABLE -> perAction(this::copyValues);
      case RETURN -> NamedArray.of(greedyReturn.value());
      case OPTIMUM -> NamedArray.of(optimum());
      case N -> NamedArray.of(model.agents());
      case GAMMA -> NamedArray.of(model.discount());
      case STEPS -> NamedArray.of((double) training.steps());
      case PROGRESS -> NamedArray.of((double) training.steps() / schedule.length());
      default ->
          throw new IllegalArgumentException(
              quantity.word() + " is not supplied by the tabular learner");
    };
  }

  /** Writes the numbers of an agent's actions in a state. */
  private interface Row {
    void write(int agent, int state, double[] result);
  }

  private void copyValues(int agent, int state, double[] result) {
    System.arraycopy(training.table(agent).values()[state], 0, result, 0, result.length);
  }

  private NamedArray perAction(Row row) {
    double[] values = new double[model.agents() * model.states() * actions];
    int at = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      double[] numbers = new double[model.actions(agent)];
      for (int state = 0; state < model.states(); state++) {
        row.write(agent, state, numbers);
        System.arraycopy(numbers, 0, values, at, numbers.length);
        at += actions;
      }
    }
    return new NamedArray(
        List.of(Axis.AGENTS, Axis.STATES, Axis.ACTIONS),
        new int[] {model.agents(), model.states(), actions},
        values);
  }

  private double optimum() {
    if (optimum.isEmpty()) {
      optimum = Optional.of(new Evaluation(model).atStart(Optimum.of(model).values()));
    }
    return optimum.get();
  }
}
