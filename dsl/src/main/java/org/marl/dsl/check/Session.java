package org.marl.dsl.check;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.diagnostic.Label;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** What one compilation shares: the catalog, the findings, and where things stand in the text. */
final class Session {
  /** The longest chain of definitions, each of which refers to the next. */
  static final int DEEPEST_CALLS = 200;

  /** What one value may expand to; definitions that mention others twice each grow as 2^n. */
  private static final int MOST_CALLS = 20_000;

  private final Catalog catalog;
  private final Diagnostics diagnostics;
  private final MadeGames madeGames;
  private final Set<Source> librarySources = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Definition> used = new HashSet<>();
  private final Deque<Span> calls = new ArrayDeque<>();
  private final Map<Checked, Boolean> checked = new HashMap<>();
  private final Map<Definition, Mentions> mentions = new HashMap<>();
  private final EnumWords words;
  private final Readings readings = new Readings(this);
  private final Graphs graphs = new Graphs();
  private final Set<Definition> broken = new HashSet<>();
  private final Map<Definition, Definition> rests = new HashMap<>();
  private int expanded;
  private boolean refused;
  private boolean failed;

  Session(Catalog catalog, Diagnostics diagnostics) {
    this(catalog, diagnostics, new MadeGames());
  }

  /** A compilation that goes on with games that another has made. */
  Session(Catalog catalog, Diagnostics diagnostics, MadeGames madeGames) {
    this.catalog = catalog;
    this.diagnostics = diagnostics;
    this.madeGames = madeGames;
    this.words = new EnumWords(catalog);
  }

  Catalog catalog() {
    return catalog;
  }

  MadeGames madeGames() {
    return madeGames;
  }

  Readings readings() {
    return readings;
  }

  Graphs graphs() {
    return graphs;
  }

  void isLibrary(Source source) {
    librarySources.add(source);
  }

  boolean isLibrary(Span span) {
    return librarySources.contains(span.source());
  }

  /** What the declaration mentions, found once. */
  Mentions mentions(Definition definition) {
    return mentions.computeIfAbsent(definition, d -> Mentions.in(d.declaration(), words));
  }

  /** Something refers to the definition. */
  void use(Definition definition) {
    used.add(definition);
  }

  boolean isUsed(Definition definition) {
    return used.contains(definition);
  }

  /**
   * Reads a body through the call at the place: errors inside a library body are shown at the call.
   * A chain of calls that is too long for the stack is an error, and so is a call that expands to
   * too many others; calls never go in a circle, see {@link Cycles}.
   */
  <T> Optional<T> within(Span call, Supplier<Optional<T>> body) {
    if (calls.isEmpty()) {
      expanded = 0;
    }
    if (calls.size() >= DEEPEST_CALLS) {
      tooLong(call);
      return Optional.empty();
    }
    // After a refusal there will be no plan, and the rest is read for its other mistakes only.
    if (++expanded > (refused ? MOST_CALLS / 20 : MOST_CALLS)) {
      refuse(
          calls.peekLast(),
          String.format(
              Locale.ROOT, "this expands to more than %,d definitions in one another", MOST_CALLS));
      return Optional.empty();
    }
    calls.push(call);
    try {
      return body.get();
    } finally {
      calls.pop();
    }
  }

  /** A chain of definitions does not end soon enough. */
  void tooLong(Span mention) {
    refuse(
        mention,
        "the chain of definitions is too long here: " + DEEPEST_CALLS + " lead to this one");
  }

  /** Once per script: other places of the same chain would say the same. */
  private void refuse(Span place, String message) {
    if (!refused) {
      Problem.error(Code.N010, place, message).to(this);
    }
    refused = true;
    failed = true;
  }

  /**
   * Reports a finding. One inside a library file is a finding about the user's call that led there:
   * the user cannot edit the library.
   */
  void report(Diagnostic diagnostic) {
    failed |= diagnostic.isError();
    diagnostics.add(atUser(diagnostic));
  }

  private Diagnostic atUser(Diagnostic diagnostic) {
    Span inner = diagnostic.primary().span();
    if (!isLibrary(inner)) {
      return diagnostic;
    }
    return calls.stream()
        .filter(call -> !isLibrary(call))
        .findFirst()
        .map(call -> Problem.moved(diagnostic, call, new Label(inner, "in the library, here")))
        .orElse(diagnostic);
  }

  /** What has been checked already: a place, for the given arguments. */
  private record Checked(Span place, String instance) {}

  /** The outcome of a check that is costly and always comes out the same. */
  boolean once(Span place, String instance, BooleanSupplier check) {
    Checked key = new Checked(place, instance);
    Boolean known = checked.get(key);
    if (known == null) {
      known = check.getAsBoolean();
      checked.put(key, known);
    }
    return known;
  }

  /**
   * A declaration with a reported error that leaves it without meaning; whoever refers to it finds
   * nothing.
   */
  void markBroken(Definition definition) {
    broken.add(definition);
  }

  /**
   * What an experiment with syntax errors says elsewhere: it is read for its other mistakes, since
   * nobody wants to find the next one only after mending the first.
   */
  void putRest(Definition damaged, Definition rest) {
    rests.put(damaged, rest);
  }

  Optional<Definition> rest(Definition damaged) {
    return Optional.ofNullable(rests.get(damaged));
  }

  boolean isBroken(Definition definition) {
    return broken.contains(definition);
  }

  /** The first finding, for whoever cannot go on. */
  String firstMessage() {
    return diagnostics.sorted().stream().findFirst().map(Diagnostic::message).orElse("unknown");
  }

  /** Runs the action and tells whether it reported no error. */
  boolean succeeds(Runnable action) {
    boolean before = failed;
    failed = false;
    action.run();
    boolean success = !failed;
    failed |= before;
    return success;
  }
}
