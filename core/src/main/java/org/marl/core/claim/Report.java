package org.marl.core.claim;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.marl.core.plan.Claim;
import org.marl.core.run.ClaimResult;

/** Makes one sentence of the verdicts in all cells. */
final class Report {
  private Report() {}

  static ClaimResult of(Claim claim, List<Map<String, String>> cells, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      String detail =
          "fails: `when` is true in no cell (there "
              + (cells.size() == 1 ? "is 1" : "are " + cells.size())
              + "), so nothing was checked";
      return new ClaimResult(claim.text(), false, detail);
    }
    List<Verdict> failing = verdicts.stream().filter(verdict -> !verdict.holds()).toList();
    Set<String> axes = varying(cells);
    return failing.isEmpty()
        ? new ClaimResult(claim.text(), true, success(verdicts, axes))
        : new ClaimResult(claim.text(), false, failure(verdicts, failing, axes));
  }

  private static String success(List<Verdict> verdicts, Set<String> axes) {
    Verdict closest =
        verdicts.stream().min(Comparator.comparingDouble(Verdict::margin)).orElseThrow();
    String text = closest.judgement().text();
    return verdicts.size() == 1
        ? "holds: " + text
        : "holds in all "
            + count(verdicts.size())
            + "; closest"
            + place(closest.cell(), axes)
            + ": "
            + text;
  }

  private static String failure(List<Verdict> verdicts, List<Verdict> failing, Set<String> axes) {
    // The first of the worst: ties keep the order of the runs.
    Verdict worst = failing.get(0);
    for (Verdict verdict : failing) {
      worst = verdict.margin() > worst.margin() ? verdict : worst;
    }
    String where = "fails" + place(worst.cell(), axes) + ": " + worst.judgement().text();
    return verdicts.size() == 1
        ? where
        : where
            + "; holds in "
            + (verdicts.size() - failing.size())
            + " of "
            + count(verdicts.size());
  }

  private static String count(int cells) {
    return cells == 1 ? "1 cell" : cells + " cells";
  }

  private static String place(Map<String, String> cell, Set<String> axes) {
    String coordinates =
        cell.entrySet().stream()
            .filter(axis -> axes.contains(axis.getKey()))
            .map(axis -> axis.getKey() + " = " + axis.getValue())
            .collect(Collectors.joining(", "));
    return coordinates.isEmpty() ? "" : " at " + coordinates;
  }

  /** The axes along which the cells differ. */
  private static Set<String> varying(List<Map<String, String>> cells) {
    Set<String> axes = new TreeSet<>();
    cells.forEach(cell -> axes.addAll(cell.keySet()));
    axes.removeIf(
        axis -> {
          Set<String> labels = new HashSet<>();
          cells.forEach(cell -> labels.add(cell.get(axis)));
          return labels.size() == 1;
        });
    return axes;
  }
}
