package org.marl.examples.plugin;

import java.util.List;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.LibraryScript;
import org.marl.core.catalog.MarlPlugin;

/** Adds the learner {@code acme.best_reply} and the algorithm {@code best_reply}. */
public final class BestReplyPlugin implements MarlPlugin {

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(
                ComponentKind.LEARNER,
                "acme.best_reply",
                BestReplyConfig.class,
                new BestReplyConfig(1),
                "One agent after another takes the best action against the others' actions.")
            .wiredBy(BestReplyModule::new));
  }

  @Override
  public List<LibraryScript> library() {
    return List.of(
        new LibraryScript(
            "acme.marl",
            """
            /// Best replies in turn: a pure joint action that no agent alone can improve.
            algorithm best_reply { learner = acme.best_reply }
            """));
  }
}
