package org.marl.core.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Summarised;
import org.marl.core.plan.Claim.Term;

/** What the terms of claims ask for. */
final class Terms {
  private Terms() {}

  /** Every summary of a column that the claim uses. */
  static Set<Summarised> summarised(Claim claim) {
    Set<Summarised> found = new LinkedHashSet<>();
    claim.when().ifPresent(when -> collect(when, found, new LinkedHashSet<>()));
    collect(claim.condition(), found, new LinkedHashSet<>());
    return found;
  }

  /** Every summary of a column that the term uses. */
  static Set<Summarised> summarised(Term term) {
    Set<Summarised> found = new LinkedHashSet<>();
    collect(term, found, new LinkedHashSet<>());
    return found;
  }

  /** Which coordinates the terms of the claim fix: one map for each set of runs it speaks of. */
  static Set<Map<String, String>> fixed(Claim claim) {
    Set<Map<String, String>> fixed = new LinkedHashSet<>();
    collect(claim.condition(), new LinkedHashSet<>(), fixed);
    claim.when().ifPresent(when -> collect(when, new LinkedHashSet<>(), fixed));
    return fixed;
  }

  private static void collect(Term term, Set<Summarised> found, Set<Map<String, String>> fixed) {
    if (term instanceof Summarised summarised) {
      found.add(summarised);
      fixed.add(summarised.fixed());
    } else if (term instanceof Claim.Throughout) {
      fixed.add(Map.of());
    }
    parts(term).forEach(part -> collect(part, found, fixed));
  }

  /** How far the term looks past the current record point. */
  static int ahead(Term term) {
    int own = term instanceof Claim.Current current ? current.ahead() : 0;
    return parts(term).stream().mapToInt(Terms::ahead).reduce(own, Math::max);
  }

  private static List<Term> parts(Term term) {
    if (term instanceof Claim.One one) {
      return List.of(one.argument());
    }
    if (term instanceof Claim.Two two) {
      return List.of(two.left(), two.right());
    }
    if (term instanceof Claim.If choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    }
    if (term instanceof Claim.Throughout throughout) {
      return List.of(throughout.condition());
    }
    if (term instanceof Claim.Confidence confidence) {
      return List.of(confidence.condition());
    }
    return List.of();
  }
}
