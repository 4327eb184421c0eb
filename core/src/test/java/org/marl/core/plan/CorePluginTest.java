package org.marl.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marl.core.catalog.PluginContract;

class CorePluginTest {

  @Test
  void keepsToTheContractOfPlugins() {
    assertThat(PluginContract.defects(new CorePlugin())).isEmpty();
  }
}
