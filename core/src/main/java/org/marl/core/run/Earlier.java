package org.marl.core.run;

/** What happens to an earlier result in the run directory. */
public enum Earlier {
  /** It must not be there. */
  REFUSE,
  /** Its finished runs are kept and the others redone. */
  RESUME,
  /** It is removed, as far as Marl wrote it. */
  OVERWRITE
}
