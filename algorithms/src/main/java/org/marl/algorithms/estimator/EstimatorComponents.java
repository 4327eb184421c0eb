package org.marl.algorithms.estimator;

import static org.marl.core.catalog.ComponentKind.ESTIMATOR;

import java.util.List;
import org.marl.algorithms.network.Activation;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.MlpConfig;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.core.catalog.Component;

/** The estimators. */
public final class EstimatorComponents {

  public static final Component<GaeConfig> GAE =
      Component.of(
          ESTIMATOR,
          "gae",
          GaeConfig.class,
          new GaeConfig(0.99, 0.95),
          "Generalised advantage estimation (Schulman et al. 2016).");

  public static final Component<TdLambdaConfig> TD_LAMBDA =
      Component.of(
          ESTIMATOR,
          "td_lambda",
          TdLambdaConfig.class,
          new TdLambdaConfig(0.99, 0.8),
          "The lambda-return, bootstrapped with target networks.");

  public static final Component<NStepConfig> N_STEP =
      Component.of(
          ESTIMATOR,
          "n_step",
          NStepConfig.class,
          new NStepConfig(0.99, 1),
          "The rewards of n steps, then the value.");

  public static final Component<TreeBackupConfig> TREE_BACKUP =
      Component.of(
          ESTIMATOR,
          "tree_backup",
          TreeBackupConfig.class,
          new TreeBackupConfig(0.99, 0.93, 5),
          "Off-policy returns weighted by the policies' probabilities (DOP).");

  public static final Component<IdealConfig> IDEAL =
      Component.of(
          ESTIMATOR,
          "ideal",
          IdealConfig.class,
          new IdealConfig(
              0.99,
              IdealConfig.NextState.CANDIDATES,
              0.2,
              0.52,
              0.01,
              NetworkComponents.MLP.with(
                  new MlpConfig(
                      List.of(256, 256), Activation.RELU, false, Initialisation.UNIFORM, 1))),
          "The value of the best next state that an agent's own action can reach (I2Q).");

  private EstimatorComponents() {}

  public static List<Component<?>> all() {
    return List.of(GAE, TD_LAMBDA, N_STEP, TREE_BACKUP, IDEAL);
  }
}
