package org.marl.core.claim;

/** A condition that cannot be judged in a cell: a failed run, NaN, a missing column. */
final class CellFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  CellFailure(String message) {
    super(message, null, false, false);
  }
}
