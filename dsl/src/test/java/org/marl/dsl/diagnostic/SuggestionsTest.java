package org.marl.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  @Test
  void findsNamesWithOneMistake() {
    List<String> names = List.of("hellinger", "chi2", "kl", "tv");
    assertThat(Suggestions.nearest("helinger", names)).containsExactly("hellinger");
    assertThat(Suggestions.nearest("hellignre", names)).containsExactly("hellinger");
    assertThat(Suggestions.nearest("entropy", names)).isEmpty();
  }

  @Test
  void looksPastCaseAndSeparators() {
    assertThat(Suggestions.nearest("mixingEmbed", List.of("mixing_embed")))
        .containsExactly("mixing_embed");
    assertThat(Suggestions.nearest("mixing-embed", List.of("mixing_embed")))
        .containsExactly("mixing_embed");
  }

  @Test
  void givesTheBestThreeInTheOrderGiven() {
    assertThat(Suggestions.nearest("alpha", List.of("alphas", "alpho", "alpha1", "alphx", "alp")))
        .containsExactly("alphas", "alpho", "alpha1");
    assertThat(Suggestions.nearest("gamma", List.of("gama1", "gamma2"))).containsExactly("gamma2");
  }

  @Test
  void doesNotReplaceAllLettersOfShortNames() {
    assertThat(Suggestions.nearest("x", List.of("y", "z"))).isEmpty();
    assertThat(Suggestions.nearest("tw", List.of("tv"))).containsExactly("tv");
  }

  @Test
  void asksOrListsOrSaysNothing() {
    assertThat(Suggestions.help("helinger", List.of("hellinger", "kl")))
        .contains("did you mean `hellinger`?");
    assertThat(Suggestions.help("xyz", List.of("skip", "keep")))
        .contains("possible are `skip` and `keep`");
    assertThat(Suggestions.help("xyz", List.of("a1", "b2", "c3", "d4", "e5", "f6", "g7")))
        .isEmpty();
    assertThat(Suggestions.help("xyz", List.of())).isEmpty();
  }
}
