package org.marl.core.program;

import java.util.Optional;
import java.util.function.Supplier;

/** What is written when it is first needed, and once. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private Optional<T> known = Optional.empty();

  public Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    if (known.isEmpty()) {
      known = Optional.of(source.get());
    }
    return known.get();
  }
}
