package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;

/** What a declaration mentions. */
final class Mentions implements Value.Visitor<Void> {
  /** The keys of games that introduce names. */
  private static final Set<String> NAMING = Set.of("agents", "actions", "states");

  private final Optional<EnumWords> words;
  private final List<Value.Reference> found = new ArrayList<>();

  private boolean sweeps;

  private Mentions(Optional<EnumWords> words) {
    this.words = words;
  }

  /** Every name, in the order of the text. */
  List<Value.Reference> names() {
    return found;
  }

  /** Is there a sweep, so that it means several things? */
  boolean hasSweep() {
    return sweeps;
  }

  /**
   * What a declaration mentions.
   *
   * @param words that are no mentions where components accept them
   */
  static Mentions in(Declaration declaration, EnumWords words) {
    Mentions mentions = new Mentions(Optional.of(words));
    declaration.base().ifPresent(mentions::visit);
    declaration.parameters().forEach(p -> p.defaultValue().ifPresent(mentions::visit));
    if (declaration.body() instanceof Declaration.Assigned assigned) {
      mentions.visit(assigned.value());
    } else if (declaration.body() instanceof Declaration.Block block) {
      boolean isGame = declaration.kind().text().equals(Definition.Kind.GAME.word());
      for (Item item : block.items()) {
        if (isGame && item instanceof Item.Entry entry && NAMING.contains(entry.key().text())) {
          mentions.names(entry.value());
        } else {
          mentions.item(item);
        }
      }
    }
    return mentions;
  }

  static Mentions in(Value value) {
    Mentions mentions = new Mentions(Optional.empty());
    mentions.visit(value);
    return mentions;
  }

  /** A name in a list gives a name to an agent, an action or a state; elsewhere it is a mention. */
  private void names(Value value) {
    if (value instanceof Value.ListLiteral list) {
      list.entries().stream()
          .filter(entry -> !(entry instanceof Value.Reference))
          .forEach(this::names);
    } else if (value instanceof Value.RecordLiteral record) {
      record.fields().forEach(field -> names(field.value()));
    } else {
      visit(value);
    }
  }

  private void item(Item item) {
    if (item instanceof Item.Entry entry) {
      if (words.filter(known -> known.isWord(entry.key().text(), entry.value())).isPresent()) {
        return;
      }
      int before = found.size();
      visit(entry.value());
      for (Declaration.Parameter own : entry.parameters()) {
        found.subList(before, found.size()).removeIf(each -> each.name().equals(own.name().text()));
      }
    } else if (item instanceof Item.Let let) {
      visit(let.value());
    } else if (item instanceof Item.Objective objective) {
      visit(objective.expression());
    } else if (item instanceof Item.Use use) {
      visit(use.update());
    } else if (item instanceof Item.Expect expect) {
      visit(expect.condition());
      expect.when().ifPresent(this::visit);
    }
    // Rules mention states and actions only.
  }

  private void visit(Value value) {
    value.accept(this);
  }

  @Override
  public Void reference(Value.Reference reference) {
    found.add(reference);
    List<Value.Argument> arguments = References.arguments(reference);
    for (int i = 0; i < arguments.size(); i++) {
      int position = i;
      Value.Argument argument = arguments.get(i);
      if (words.filter(known -> known.isWord(reference, position, argument)).isEmpty()) {
        visit(argument.value());
      }
    }
    return null;
  }

  @Override
  public Void number(Value.Number number) {
    return null;
  }

  @Override
  public Void text(Value.Text text) {
    return null;
  }

  @Override
  public Void truth(Value.Truth truth) {
    return null;
  }

  @Override
  public Void list(Value.ListLiteral list) {
    list.entries().forEach(this::visit);
    return null;
  }

  @Override
  public Void range(Value.RangeLiteral range) {
    visit(range.low());
    visit(range.high());
    return null;
  }

  @Override
  public Void sweep(Value.Sweep sweep) {
    sweeps = true;
    sweep.alternatives().forEach(this::visit);
    return null;
  }

  @Override
  public Void recordLiteral(Value.RecordLiteral record) {
    record.fields().forEach(field -> visit(field.value()));
    return null;
  }

  @Override
  public Void prefix(Value.Prefix prefix) {
    visit(prefix.operand());
    return null;
  }

  @Override
  public Void infix(Value.Infix infix) {
    visit(infix.left());
    visit(infix.right());
    return null;
  }

  @Override
  public Void parenthesised(Value.Parenthesised parenthesised) {
    visit(parenthesised.inner());
    return null;
  }

  @Override
  public Void conditional(Value.Conditional conditional) {
    visit(conditional.condition());
    visit(conditional.then());
    visit(conditional.otherwise());
    return null;
  }

  @Override
  public Void unreadable(Value.Unreadable unreadable) {
    return null;
  }
}
