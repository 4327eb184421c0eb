package org.marl.environments.differential;

import java.util.List;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** Makes copies of the differential game. */
record DifferentialFactory(DifferentialConfig config) implements EnvironmentFactory {

  @Override
  public EnvironmentSpec spec() {
    return DifferentialEnvironment.spec(config);
  }

  @Override
  public VectorEnvironment create(List<RandomStream> streams) {
    return new DifferentialEnvironment(spec(), config.range(), streams.size());
  }
}
