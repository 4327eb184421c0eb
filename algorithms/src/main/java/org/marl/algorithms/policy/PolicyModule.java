package org.marl.algorithms.policy;

import com.google.inject.AbstractModule;

/** Binds the shape of the policies. */
final class PolicyModule extends AbstractModule {
  private final PolicyShape shape;

  PolicyModule(PolicyShape shape) {
    this.shape = shape;
  }

  @Override
  protected void configure() {
    bind(PolicyShape.class).toInstance(shape);
  }
}
