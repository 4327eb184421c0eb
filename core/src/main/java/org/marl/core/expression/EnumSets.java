package org.marl.core.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The unmodifiable sets of a small enum, each made once: every type has two, and few differ.
 *
 * @param <E> has few constants, since there are 2^n sets
 */
final class EnumSets<E extends Enum<E>> {
  private final List<Set<E>> sets = new ArrayList<>();

  private EnumSets(Class<E> type) {
    E[] constants = type.getEnumConstants();
    for (int bits = 0; bits < 1 << constants.length; bits++) {
      EnumSet<E> set = EnumSet.noneOf(type);
      for (E each : constants) {
        if ((bits & 1 << each.ordinal()) != 0) {
          set.add(each);
        }
      }
      sets.add(Collections.unmodifiableSet(set));
    }
  }

  static <E extends Enum<E>> EnumSets<E> of(Class<E> type) {
    return new EnumSets<>(type);
  }

  /** The elements of both sets; one of the two where the other adds nothing. */
  Set<E> union(Set<E> a, Set<E> b) {
    if (a == b || b.isEmpty()) {
      return a;
    }
    if (a.isEmpty()) {
      return b;
    }
    EnumSet<E> both = EnumSet.copyOf(a);
    both.addAll(b);
    return same(both);
  }

  /** The set with the same elements, in the order of the constants. */
  Set<E> same(Set<E> elements) {
    if (elements.isEmpty()) {
      return sets.get(0);
    }
    int bits = 0;
    for (E each : elements) {
      bits |= 1 << each.ordinal();
    }
    return sets.get(bits);
  }
}
