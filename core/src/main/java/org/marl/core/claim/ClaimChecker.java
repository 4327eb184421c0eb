package org.marl.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marl.core.plan.Claim;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.RunResults;

/**
 * Checks claims. A cell is a combination of coordinates of the axes, seeds apart, that some term of
 * the claim leaves open; the claim must hold in every cell for which its {@code when} is true. It
 * fails if there is none, if a run that it speaks of did not end well, and if a number that it
 * speaks of is NaN.
 */
public final class ClaimChecker {
  private ClaimChecker() {}

  /** One result per claim, in their order. Reads every run once, and again where needed. */
  public static List<ClaimResult> check(List<Claim> claims, RunResults results) {
    if (claims.isEmpty()) {
      return List.of();
    }
    RunSummaries summaries = RunSummaries.of(claims, results);
    return claims.stream().map(claim -> check(claim, results, summaries)).toList();
  }

  private static ClaimResult check(Claim claim, RunResults results, RunSummaries summaries) {
    RunIndex index = RunIndex.of(claim, results);
    List<Map<String, String>> cells = index.cells();
    if (cells.isEmpty()) {
      return new ClaimResult(claim.text(), false, "fails: no run is what it speaks of");
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Map<String, String> coordinates : cells) {
      Cell cell = new Cell(coordinates, index, results, summaries);
      if (!claim.when().isPresent() || appliesTo(cell, claim, verdicts)) {
        verdicts.add(verdict(cell, claim));
      }
    }
    return Report.of(claim, cells, verdicts);
  }

  private static boolean appliesTo(Cell cell, Claim claim, List<Verdict> verdicts) {
    try {
      return Judge.isTrue(claim.when().orElseThrow(), cell);
    } catch (CellFailure failure) {
      verdicts.add(Verdict.broken(cell.coordinates(), failure));
      return false;
    }
  }

  private static Verdict verdict(Cell cell, Claim claim) {
    try {
      return new Verdict(cell.coordinates(), Judge.judge(claim.condition(), cell));
    } catch (CellFailure failure) {
      return Verdict.broken(cell.coordinates(), failure);
    }
  }
}
