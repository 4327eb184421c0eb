package org.marl.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Catalog;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.MarlPlugin;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.FiniteGameConfig;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.print.PlanPrinter;
import org.marl.dsl.source.Source;

/** Games whose tables a component makes. */
class MadeGamesTest {

  record Meeting(@Bounds(atLeast = 1) @Doc("number of places") int places)
      implements FiniteGameConfig {

    @Override
    public List<String> agentNames() {
      return List.of("a", "b");
    }

    @Override
    public List<List<String>> actionNames() {
      List<String> names = List.of("p0", "p1", "p2", "p3").subList(0, places);
      return Collections.nCopies(2, names);
    }

    @Override
    public MatrixGame game(String name) {
      double[] reward = new double[places * places];
      for (int place = 0; place < places; place++) {
        reward[place * places + place] = 1;
      }
      return new MatrixGame(name, agentNames(), actionNames(), reward, Optional.empty());
    }
  }

  private static final class Meetings implements MarlPlugin {

    @Override
    public String name() {
      return "meetings";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          Component.of(
              ComponentKind.ENVIRONMENT, "meeting", Meeting.class, new Meeting(2), "A meeting."));
    }
  }

  private static RunPlan run(String script) {
    Compilation compilation =
        Compiler.of(Catalog.of(List.of(new CorePlugin(), new FakePlugin(), new Meetings())))
            .compile(Source.of("test.marl", script), Map.of());
    assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return compilation.experiments().get(0).runs().iterator().next();
  }

  @Test
  void aPlanHoldsTheTables() {
    RunPlan run = run(script("meeting(places = 3)"));
    assertThat(run.game())
        .isInstanceOfSatisfying(
            MatrixGame.class,
            game -> assertThat(game.reward()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1));
  }

  @Test
  void itIsPrintedAsTheComponent() {
    String text = PlanPrinter.print(run(script("meeting")));
    assertThat(text).contains("game lunch = meeting(places = 2)").doesNotContain("reward");
    assertThat(PlanPrinter.print(run(text))).isEqualTo(text);
  }

  private static String script(String game) {
    return "game lunch = "
        + game
        + "\nexperiment e { on = lunch, with = f_iteration(D = kl), iterations = 3 }\n";
  }
}
