package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.marl.core.plan.Update.Sense;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Declaration.Parameter;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Script;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.diagnostic.Label;
import org.marl.dsl.diagnostic.Severity;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;
import org.marl.grammar.MarlParser;

/**
 * Makes the syntax tree out of the parse tree, leaving out what has not even a name. After an error
 * any child of a context may be missing.
 */
final class ScriptBuilder {
  private final Source source;
  private final SyntaxErrors errors;
  private final Diagnostics diagnostics;
  private final Documentation documentation;
  private final ValueBuilder values;

  ScriptBuilder(
      Source source, Documentation documentation, SyntaxErrors errors, Diagnostics diagnostics) {
    this.source = source;
    this.errors = errors;
    this.diagnostics = diagnostics;
    this.documentation = documentation;
    this.values = new ValueBuilder(source, errors);
  }

  Script script(MarlParser.ScriptContext context) {
    List<Script.Import> imports = new ArrayList<>();
    for (MarlParser.ImportingContext importing : context.importing()) {
      if (importing.STRING() != null
          && !((ScriptToken) importing.STRING().getSymbol()).unreadable()) {
        imports.add(
            new Script.Import(
                ValueBuilder.unescaped(importing.STRING().getText()),
                values.span(importing.STRING())));
      }
    }
    List<Declaration> declarations = new ArrayList<>();
    for (MarlParser.DeclarationContext declaration : context.declaration()) {
      if (declaration.kind != null && declaration.name != null) {
        declarations.add(declaration(declaration));
      }
    }
    return new Script(source, imports, declarations);
  }

  private Declaration declaration(MarlParser.DeclarationContext context) {
    List<Parameter> parameters = parameters(context.parameters());
    Declaration.Body body = body(context);
    Span span = values.span(context);
    boolean damaged = context.exception != null || errors.within(span);
    return new Declaration(
        values.name(context.kind),
        values.name(context.name),
        parameters,
        Optional.ofNullable(context.reference())
            .filter(r -> r.exception == null)
            .map(values::reference),
        body,
        documentation.above((ScriptToken) context.getStart()),
        damaged,
        span);
  }

  private Declaration.Body body(MarlParser.DeclarationContext context) {
    if (context.block() != null) {
      return block(context.block());
    }
    return new Declaration.Assigned(values.value(context.value(), context));
  }

  private List<Parameter> parameters(MarlParser.ParametersContext context) {
    List<Parameter> parameters = new ArrayList<>();
    if (context != null) {
      for (MarlParser.ParameterContext parameter : context.parameter()) {
        if (parameter.NAME(0) != null) {
          parameters.add(parameter(parameter));
        }
      }
    }
    return parameters;
  }

  private Parameter parameter(MarlParser.ParameterContext context) {
    Optional<Value> defaultValue =
        context.ASSIGN() == null
            ? Optional.empty()
            : Optional.of(values.value(context.value(), context));
    return new Parameter(
        values.name(context.NAME(0)),
        Optional.ofNullable(context.type).map(values::name),
        defaultValue,
        values.span(context));
  }

  // Items.

  private Declaration.Block block(MarlParser.BlockContext context) {
    List<Item> items = new ArrayList<>();
    Token last = null;
    boolean comma = true;
    for (var child : context.children) {
      if (child instanceof MarlParser.ItemContext item) {
        ScriptToken start = (ScriptToken) item.getStart();
        if (!comma && !start.firstOnLine() && last != null) {
          warnOfNeighbours(start, last);
        }
        item(item).ifPresent(items::add);
        last = item.getStart();
        comma = false;
      } else {
        comma = true;
      }
    }
    return new Declaration.Block(items, values.span(context));
  }

  private void warnOfNeighbours(ScriptToken start, Token previous) {
    if (errors.within(values.span(previous).to(values.span(start)))) {
      return;
    }
    diagnostics.add(
        new Diagnostic(
            Severity.WARNING,
            Code.P007,
            "two entries stand on one line without a comma",
            new Label(values.span(start), "the second begins here"),
            List.of(),
            List.of("put a comma or a line end before `" + start.getText() + "`"),
            Optional.empty()));
  }

  private Optional<Item> item(MarlParser.ItemContext context) {
    Span span = values.span(context);
    if (context instanceof MarlParser.EntryContext entry) {
      return Optional.of(
          new Item.Entry(
              values.name(entry.NAME()),
              parameters(entry.parameters()),
              values.value(entry.value(), entry),
              documentation.above((ScriptToken) entry.getStart()),
              span));
    }
    if (context instanceof MarlParser.LetContext let) {
      return let.NAME() == null
          ? Optional.empty()
          : Optional.of(
              new Item.Let(
                  values.name(let.NAME()),
                  parameters(let.parameters()),
                  values.value(let.value(), let),
                  span));
    }
    if (context instanceof MarlParser.ObjectiveContext objective) {
      Sense sense = objective.op.getType() == MAXIMIZE ? Sense.MAXIMIZE : Sense.MINIMIZE;
      return Optional.of(
          new Item.Objective(
              sense,
              values.value(objective.expression(), objective),
              values.names(objective.names()),
              span));
    }
    if (context instanceof MarlParser.UseContext use) {
      return broken(use.reference())
          ? Optional.empty()
          : Optional.of(new Item.Use(values.reference(use.reference()), span));
    }
    if (context instanceof MarlParser.ClaimContext claim) {
      return Optional.of(
          new Item.Expect(
              values.value(claim.expression(0), claim),
              claim.WHEN() == null
                  ? Optional.empty()
                  : Optional.of(values.value(claim.expression(1), claim)),
              span));
    }
    if (context instanceof MarlParser.DynamicsContext dynamics) {
      return Optional.of(
          new Item.Dynamics(
              values.names(dynamics.names()),
              dynamics.rule_().stream().flatMap(r -> rule(r).stream()).toList(),
              span));
    }
    throw new AssertionError(context.getClass());
  }

  private static boolean broken(ParserRuleContext context) {
    return context == null || context.exception != null;
  }

  private Optional<Item.Rule> rule(MarlParser.Rule_Context context) {
    if (broken(context)) {
      return Optional.empty();
    }
    Optional<Value.ListLiteral> pattern =
        Optional.ofNullable(context.list())
            .map(list -> (Value.ListLiteral) values.value(list, context));
    return Optional.of(
        new Item.Rule(
            pattern, context.outcome().stream().map(this::outcome).toList(), values.span(context)));
  }

  private Item.Outcome outcome(MarlParser.OutcomeContext context) {
    Optional<Value> value =
        Optional.ofNullable(context.expression()).map(e -> values.value(e, context));
    return new Item.Outcome(
        values.name(context.NAME()),
        context.COLON() == null ? Optional.empty() : value,
        context.ASSIGN() == null ? Optional.empty() : value,
        values.span(context));
  }
}
