package org.marl.dsl.check;

import java.util.Arrays;
import java.util.Optional;
import org.marl.core.expression.Network;
import org.marl.dsl.ast.Name;
import org.marl.dsl.diagnostic.Code;

/** Names of networks. */
final class Networks {
  private Networks() {}

  static Optional<Network> named(Name name, Session session) {
    Optional<Network> network =
        Arrays.stream(Network.values()).filter(n -> n.word().equals(name.text())).findFirst();
    if (network.isEmpty()) {
      Problem.error(Code.N001, name.span(), "`" + name.text() + "` is not a network")
          .nearest(name.text(), Arrays.stream(Network.values()).map(Network::word).toList())
          .to(session);
    }
    return network;
  }
}
