package org.marl.dsl.format;

import java.util.ArrayList;
import java.util.List;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Script;

/** Lays out declarations and their items. Visits tokens in their order. */
final class ScriptLayout {
  private final TokenCursor cursor;
  private final ValueLayout values;

  ScriptLayout(TokenCursor cursor) {
    this.cursor = cursor;
    this.values = new ValueLayout(cursor);
  }

  Doc script(Script script) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < script.imports().size(); i++) {
      begin(parts);
      parts.add(cursor.next("import"));
      parts.add(Doc.text(" "));
      parts.add(cursor.next());
    }
    for (Declaration declaration : script.declarations()) {
      begin(parts);
      parts.add(declaration(declaration));
    }
    parts.add(cursor.above());
    return Doc.concat(parts);
  }

  private void begin(List<Doc> parts) {
    if (!parts.isEmpty()) {
      parts.add(cursor.blankAbove() ? Doc.BLANK_LINE : Doc.HARD_LINE);
    }
    parts.add(cursor.above());
  }

  private Doc declaration(Declaration declaration) {
    List<Doc> parts = new ArrayList<>();
    parts.add(cursor.next());
    parts.add(Doc.text(" "));
    parts.add(cursor.next());
    parts.add(parameters(declaration.parameters()));
    declaration
        .base()
        .ifPresent(
            base -> {
              parts.add(Doc.text(" "));
              parts.add(cursor.next("extends"));
              parts.add(Doc.text(" "));
              parts.add(base.accept(values));
            });
    if (declaration.body() instanceof Declaration.Block block) {
      parts.add(Doc.text(" "));
      parts.add(block(block));
    } else if (declaration.body() instanceof Declaration.Assigned assigned) {
      parts.add(values.assigned(assigned.value()));
    } else {
      throw new AssertionError(declaration.body());
    }
    return Doc.concat(parts);
  }

  private Doc parameters(List<Declaration.Parameter> parameters) {
    return cursor.at("(") ? values.bracketed(parameters, this::parameter, false) : Doc.EMPTY;
  }

  private Doc parameter(Declaration.Parameter parameter) {
    List<Doc> parts = new ArrayList<>();
    parts.add(cursor.next());
    if (parameter.type().isPresent()) {
      parts.add(cursor.next(":"));
      parts.add(Doc.text(" "));
      parts.add(cursor.next());
    }
    if (parameter.defaultValue().isPresent()) {
      parts.add(values.assigned(parameter.defaultValue().get()));
    }
    return Doc.concat(parts);
  }

  private Doc block(Declaration.Block block) {
    return new BlockLayout<Item>(cursor, block.span()) {
      @Override
      Entry layOut(Item item) {
        return item(item);
      }
    }.layOut(block.items());
  }

  private BlockLayout.Entry item(Item item) {
    if (item instanceof Item.Entry entry) {
      Doc key = Doc.concat(cursor.next(), parameters(entry.parameters()));
      return new BlockLayout.Entry(key, values.assigned(entry.value()), true);
    }
    return new BlockLayout.Entry(unaligned(item), Doc.EMPTY, false);
  }

  private Doc unaligned(Item item) {
    Doc word = Doc.concat(cursor.next(), Doc.text(" "));
    if (item instanceof Item.Let let) {
      return Doc.concat(
          word, cursor.next(), parameters(let.parameters()), values.assigned(let.value()));
    }
    if (item instanceof Item.Objective objective) {
      Doc expression = objective.expression().accept(values);
      Doc over = objective.over().isEmpty() ? Doc.EMPTY : values.over(objective.over());
      return Doc.group(word, expression, over);
    }
    if (item instanceof Item.Use use) {
      return Doc.concat(word, use.update().accept(values));
    }
    if (item instanceof Item.Expect expect) {
      Doc condition = expect.condition().accept(values);
      Doc when =
          expect.when().isEmpty()
              ? Doc.EMPTY
              : Doc.indent(
                  Doc.LINE, cursor.next("when"), Doc.text(" "), expect.when().get().accept(values));
      return Doc.group(word, condition, when);
    }
    if (item instanceof Item.Dynamics dynamics) {
      return Doc.concat(word, values.names(dynamics.states()), Doc.text(" "), rules(dynamics));
    }
    throw new AssertionError(item);
  }

  private Doc rules(Item.Dynamics dynamics) {
    return new BlockLayout<Item.Rule>(cursor, cursor.braces(dynamics.span()), "") {
      @Override
      Entry layOut(Item.Rule rule) {
        return new Entry(rule(rule), Doc.EMPTY, false);
      }
    }.layOut(dynamics.rules());
  }

  private Doc rule(Item.Rule rule) {
    List<Doc> parts = new ArrayList<>();
    parts.add(rule.pattern().isPresent() ? rule.pattern().get().accept(values) : cursor.next());
    parts.add(Doc.text(" "));
    parts.add(cursor.next("->"));
    List<Doc> outcomes = new ArrayList<>();
    outcomes.add(Doc.text(" "));
    for (int i = 0; i < rule.outcomes().size(); i++) {
      if (i > 0) {
        outcomes.add(cursor.next(","));
        outcomes.add(Doc.LINE);
      }
      outcomes.add(outcome(rule.outcomes().get(i)));
    }
    parts.add(Doc.group(Doc.indent(Doc.concat(outcomes))));
    return Doc.concat(parts);
  }

  private Doc outcome(Item.Outcome outcome) {
    Doc name = cursor.next();
    if (outcome.probability().isPresent()) {
      return Doc.concat(
          name, cursor.next(":"), Doc.text(" "), outcome.probability().get().accept(values));
    }
    if (outcome.assigned().isPresent()) {
      return Doc.concat(
          name,
          Doc.text(" "),
          cursor.next("="),
          Doc.text(" "),
          outcome.assigned().get().accept(values));
    }
    return name;
  }
}
