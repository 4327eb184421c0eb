package org.marl.dsl.ast;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.marl.dsl.source.Span;

/**
 * {@code kind name(parameters) extends base { … }} or {@code kind name(parameters) = value}.
 *
 * @param kind the word before the name; any word, the checker knows which exist
 * @param name what is declared
 * @param parameters empty if there are none
 * @param base after {@code extends}
 * @param body the block or the value
 * @param documentation the {@code ///} lines above it without their slashes, joined by newlines;
 *     may be empty
 * @param damaged whether a syntax error lies inside: then nothing is reported as missing
 * @param span from the kind to the end of the body
 */
public record Declaration(
    Name kind,
    Name name,
    List<Parameter> parameters,
    Optional<Value.Reference> base,
    Body body,
    String documentation,
    boolean damaged,
    Span span) {

  public Declaration {
    parameters = List.copyOf(parameters);
  }

  /** What a damaged declaration says in those items of its block alone that can be trusted. */
  public Declaration only(Predicate<Item> trusted) {
    List<Item> items = body instanceof Block block ? block.items() : List.of();
    Block rest = new Block(items.stream().filter(trusted).toList(), span);
    return new Declaration(
        kind, name, parameters, Optional.empty(), rest, documentation, true, span);
  }

  /** {@code name: type = default}. */
  public record Parameter(
      Name name, Optional<Name> type, Optional<Value> defaultValue, Span span) {}

  /** What follows the head. */
  public sealed interface Body permits Block, Assigned {}

  /** {@code { items }}. */
  public record Block(List<Item> items, Span span) implements Body {
    public Block {
      items = List.copyOf(items);
    }
  }

  /** {@code = value}. */
  public record Assigned(Value value) implements Body {}
}
