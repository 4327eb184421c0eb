package org.marl.examples.plugin;

import com.google.inject.AbstractModule;
import org.marl.core.run.Run;

/** Binds the run. Core binds the plan, its schedule and the game. */
final class BestReplyModule extends AbstractModule {
  private final BestReplyConfig config;

  BestReplyModule(BestReplyConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(BestReplyConfig.class).toInstance(config);
    bind(Run.class).to(BestReply.class);
  }
}
