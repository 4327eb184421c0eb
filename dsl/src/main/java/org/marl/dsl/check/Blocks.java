package org.marl.dsl.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/**
 * What blocks of every kind have in common: keys that are known and set once, items that belong.
 */
final class Blocks {
  private Blocks() {}

  /** Adds an entry under its key; a second one is an error. */
  static void put(Map<String, Item.Entry> entries, Item.Entry entry, Session session) {
    Item.Entry first = entries.putIfAbsent(entry.key().text(), entry);
    if (first != null) {
      Problem.error(Code.N004, entry.key().span(), "`" + entry.key().text() + "` is set twice")
          .related(first.key().span(), "first set here")
          .to(session);
    }
  }

  /** Reports an item that the block cannot hold, or an entry whose key it does not know. */
  static void misplaced(Item item, String owner, Collection<String> keys, Session session) {
    if (item instanceof Item.Entry entry) {
      Problem.error(
              Code.N003, entry.key().span(), owner + " has no key `" + entry.key().text() + "`")
          .nearest(entry.key().text(), keys)
          .to(session);
    } else {
      Problem.error(Code.N009, item.span(), owner + " cannot contain " + noun(item)).to(session);
    }
  }

  /** Does every value stand once? Runs with the same coordinates could not be told apart. */
  static boolean distinct(List<Value> values, Session session) {
    Map<String, Value> seen = new HashMap<>();
    boolean fits = true;
    for (Value value : values) {
      Value first = seen.putIfAbsent(Words.label(value), value);
      if (first != null) {
        Problem.error(Code.N004, value.span(), "`" + Words.label(value) + "` stands twice")
            .related(first.span(), "first here")
            .to(session);
        fits = false;
      }
    }
    return fits;
  }

  private static String noun(Item item) {
    if (item instanceof Item.Let) {
      return "a `let`";
    }
    if (item instanceof Item.Objective objective) {
      return "a `" + objective.sense().name().toLowerCase(Locale.ROOT) + "` statement";
    }
    if (item instanceof Item.Use) {
      return "a `use`";
    }
    if (item instanceof Item.Expect) {
      return "a claim";
    }
    return "rules of a state";
  }
}
