package org.marl.core.claim;

import java.util.Map;

/** The judgement of a claim in one cell. */
record Verdict(Map<String, String> cell, Judgement judgement) {

  static Verdict broken(Map<String, String> cell, CellFailure failure) {
    return new Verdict(cell, new Judgement(false, failure.getMessage(), Double.POSITIVE_INFINITY));
  }

  boolean holds() {
    return judgement.holds();
  }

  double margin() {
    return judgement.margin();
  }
}
