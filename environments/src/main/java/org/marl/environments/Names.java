package org.marl.environments;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Names of agents and actions. */
public final class Names {

  private Names() {}

  /** {@code word_0, word_1, …}. */
  public static List<String> numbered(String word, int count) {
    return IntStream.range(0, count).mapToObj(i -> word + "_" + i).toList();
  }

  /** The same names for every agent. */
  public static List<List<String>> forEach(int agents, List<String> names) {
    return Collections.nCopies(agents, names);
  }
}
