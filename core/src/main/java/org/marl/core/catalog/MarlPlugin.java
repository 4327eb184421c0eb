package org.marl.core.catalog;

import java.util.List;

/**
 * The door through which words enter the language; found by {@link java.util.ServiceLoader}. Marl's
 * own algorithms and environments come in through it too.
 */
public interface MarlPlugin {

  /** How messages name the plug-in. */
  String name();

  /** The components it adds. */
  default List<Component<?>> components() {
    return List.of();
  }

  /** The library scripts it adds; their declarations are visible to every script. */
  default List<LibraryScript> library() {
    return List.of();
  }
}
