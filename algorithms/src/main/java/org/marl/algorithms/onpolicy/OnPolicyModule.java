package org.marl.algorithms.onpolicy;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.run.Run;

/** Binds the on-policy learner as the run. */
final class OnPolicyModule extends AbstractModule {
  private final OnPolicyConfig config;

  OnPolicyModule(OnPolicyConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(OnPolicyConfig.class).toInstance(config);
    bind(Run.class).to(OnPolicyRun.class);
  }

  @Provides
  static TensorEngine engine() {
    return TensorEngine.on(ComputeDevice.AUTO);
  }
}
