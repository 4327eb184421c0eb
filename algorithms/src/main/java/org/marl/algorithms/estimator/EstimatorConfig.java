package org.marl.algorithms.estimator;

/** What every estimator's configuration tells. */
public sealed interface EstimatorConfig
    permits GaeConfig, TdLambdaConfig, NStepConfig, TreeBackupConfig, IdealConfig {

  /** The discount factor, quantity {@code gamma}. */
  double gamma();
}
