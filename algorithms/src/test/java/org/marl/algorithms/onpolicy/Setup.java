package org.marl.algorithms.onpolicy;

import static org.marl.core.catalog.ComponentKind.ORDERING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.algorithms.Inactive;
import org.marl.algorithms.critic.CentralisedConfig;
import org.marl.algorithms.critic.CriticComponents;
import org.marl.algorithms.critic.DecentralisedConfig;
import org.marl.algorithms.critic.MixedConfig;
import org.marl.algorithms.estimator.EstimatorComponents;
import org.marl.algorithms.estimator.GaeConfig;
import org.marl.algorithms.network.Activation;
import org.marl.algorithms.network.GruConfig;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.MlpConfig;
import org.marl.algorithms.network.NetworkComponents;
import org.marl.algorithms.optimizer.AdamConfig;
import org.marl.algorithms.optimizer.Decay;
import org.marl.algorithms.optimizer.OptimizerComponents;
import org.marl.algorithms.sharing.SharingComponents;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/** Settings of an on-policy learner, to be changed one by one. */
final class Setup {
  Update update = Updates.clipped(0.2, 0.01);
  Choice policy = mlp(8, 1);
  Choice critic = own(mlp(8, 1));
  SharingConfig sharing = new SharingConfig.None();
  double gamma = 0.9;
  double lambda = 0.8;
  boolean bootstrapAtLimit = true;
  boolean normalise = true;
  Ordering ordering = new Ordering.Simultaneous();
  int epochs = 3;
  int minibatches = 1;
  double rate = 0.003;
  Optional<Double> clipNorm = Optional.of(0.5);
  int environments = 2;
  int rolloutLength = 6;
  int sequenceLength = 6;
  boolean valueNormalisation;
  Optional<Double> huber = Optional.empty();
  Optional<Double> valueClip = Optional.empty();
  boolean standardise;
  boolean agentIds;
  boolean previousAction;

  static Choice mlp(int units, double gain) {
    return NetworkComponents.MLP.with(
        new MlpConfig(List.of(units), Activation.TANH, false, Initialisation.ORTHOGONAL, gain));
  }

  static Choice gru(int units) {
    return NetworkComponents.GRU.with(
        new GruConfig(units, List.of(units), Activation.TANH, false, Initialisation.ORTHOGONAL, 1));
  }

  static Choice own(Choice network) {
    return CriticComponents.DECENTRALISED.with(new DecentralisedConfig(network));
  }

  static Choice central(Choice network) {
    return CriticComponents.CENTRALISED.with(
        new CentralisedConfig(network, CentralisedConfig.View.STATE));
  }

  static Choice mixed(Choice network, Choice mixer) {
    return CriticComponents.MIXED.with(new MixedConfig(network, mixer));
  }

  OnPolicyConfig config() {
    Choice adam =
        OptimizerComponents.ADAM.with(
            new AdamConfig(rate, 0.9, 0.999, 1e-5, 0, Decay.NONE, clipNorm));
    return new OnPolicyConfig(
        update,
        policy,
        critic,
        sharing(),
        EstimatorComponents.GAE.with(new GaeConfig(gamma, lambda)),
        bootstrapAtLimit,
        normalise,
        ordering(),
        epochs,
        minibatches,
        OptimizerComponents.everywhere(adam),
        environments,
        rolloutLength,
        sequenceLength,
        valueNormalisation,
        huber,
        valueClip,
        standardise,
        standardise,
        agentIds,
        previousAction,
        Inactive.SKIP,
        1,
        Optional.empty());
  }

  private Choice sharing() {
    if (sharing instanceof SharingConfig.All all) {
      return SharingComponents.ALL.with(all);
    }
    return sharing instanceof SharingConfig.Groups groups
        ? SharingComponents.GROUPS.with(groups)
        : SharingComponents.NONE.byDefault();
  }

  private Choice ordering() {
    if (ordering instanceof Ordering.Sequence sequence) {
      return Component.of(ORDERING, "sequence", Ordering.Sequence.class, sequence, "").byDefault();
    } else if (ordering instanceof Ordering.Shuffled shuffled) {
      return Component.of(ORDERING, "shuffled", Ordering.Shuffled.class, shuffled, "").byDefault();
    } else if (ordering instanceof Ordering.ByAdvantage by) {
      return Component.of(ORDERING, "by", Ordering.ByAdvantage.class, by, "").byDefault();
    }
    return CorePlugin.SIMULTANEOUS.byDefault();
  }

  static Map<String, String> coordinates(long seed) {
    return Map.of("seed", String.valueOf(seed));
  }
}
