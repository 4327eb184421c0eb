package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Summary;
import org.marl.core.plan.Claim.Term;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Reads {@code expect} items: expressions over columns of the runs. */
final class Claims extends ExpressionVisitor<Term> {
  private static final String EXPECT = "expect ";

  /** Gives the column of a formula, or nothing if it has none. */
  interface Columns {
    Optional<Column> of(Value formula, Scope scope);
  }

  /**
   * A column of the runs.
   *
   * @param truth does it hold true and false?
   */
  record Column(String name, boolean truth) {}

  private final Context context;
  private final Session session;
  private final Scope scope;
  private final ClaimCoordinates coordinates;
  private final Columns columns;
  private final Set<String> numbers = new HashSet<>();
  private final List<Span> confidences = new ArrayList<>();
  private boolean stepwise;
  private int ahead;

  /**
   * A reader.
   *
   * @param experiment whose claims they are, as messages call it: a base may have written them
   * @param labels of the axes, where they are known: then coordinates are checked
   */
  Claims(
      Context context, Scope scope, String experiment, Optional<Labels> labels, Columns columns) {
    this.context = context;
    this.session = context.session();
    this.scope = scope;
    this.coordinates = new ClaimCoordinates(experiment, labels, session);
    this.columns = columns;
  }

  Optional<Claim> of(Item.Expect expect) {
    Optional<Term> condition = condition(expect.condition());
    Optional<Term> when = expect.when().flatMap(this::condition);
    if (condition.isEmpty() || when.isPresent() != expect.when().isPresent()) {
      return Optional.empty();
    }
    String text = Words.oneLine(expect.span());
    String claim = text.startsWith(EXPECT) ? text.substring(EXPECT.length()) : text;
    return Optional.of(new Claim(claim, condition.get(), when));
  }

  /** Where the claims that were read resample the seeds. */
  List<Span> confidences() {
    return confidences;
  }

  private Optional<Term> condition(Value value) {
    Optional<Term> term = value.accept(this);
    if (term.isPresent() && !isTruth(term.get())) {
      Problem.error(Code.T001, value.span(), "a claim is true or false; this is a number")
          .help("compare it, as in `final(value) > 0`")
          .to(session);
      return Optional.empty();
    }
    return term;
  }

  private boolean isTruth(Term term) {
    if (term instanceof Claim.Two two) {
      return two.operation().isComparison() || two.operation().isLogic();
    }
    if (term instanceof Claim.One one) {
      return one.operation() == Unary.NOT;
    }
    if (term instanceof Claim.If choice) {
      return isTruth(choice.then()) && isTruth(choice.otherwise());
    }
    return term instanceof Claim.Throughout
        || (term instanceof Claim.Summarised summarised && !numbers.contains(summarised.column()))
        || (term instanceof Claim.Current current && !numbers.contains(current.column()))
        || (term instanceof Claim.Number number && (number.value() == 0 || number.value() == 1));
  }

  @Override
  public Optional<Term> number(Value.Number number) {
    return Optional.of(new Claim.Number(number.value()));
  }

  @Override
  public Optional<Term> truth(Value.Truth truth) {
    return Optional.of(new Claim.Number(truth.value() ? 1 : 0));
  }

  @Override
  public Optional<Term> sweep(Value.Sweep sweep) {
    return unexpected(sweep);
  }

  @Override
  Optional<Term> unexpected(Value value) {
    Problem.error(Code.T001, value.span(), "a claim cannot contain " + Words.describe(value))
        .to(session);
    return Optional.empty();
  }

  @Override
  public Optional<Term> parenthesised(Value.Parenthesised parenthesised) {
    return parenthesised.inner().accept(this);
  }

  @Override
  public Optional<Term> prefix(Value.Prefix prefix) {
    return prefix.operand().accept(this).map(x -> new Claim.One(prefix.operation(), x));
  }

  @Override
  public Optional<Term> infix(Value.Infix infix) {
    Optional<Term> left = infix.left().accept(this);
    Optional<Term> right = infix.right().accept(this);
    return left.flatMap(a -> right.map(b -> new Claim.Two(infix.operation(), a, b)));
  }

  @Override
  public Optional<Term> conditional(Value.Conditional conditional) {
    Optional<Term> condition = conditional.condition().accept(this);
    Optional<Term> then = conditional.then().accept(this);
    Optional<Term> otherwise = conditional.otherwise().accept(this);
    return condition.flatMap(c -> then.flatMap(a -> otherwise.map(b -> new Claim.If(c, a, b))));
  }

  @Override
  public Optional<Term> reference(Value.Reference reference) {
    Optional<Builtin> function =
        scope.local(reference.name()).isPresent()
            ? Optional.empty()
            : Builtin.named(reference.name());
    if (function.filter(builtin -> isOfClaims(builtin, reference)).isPresent()) {
      return function(reference, function.get());
    }
    if (function.isEmpty() && scope.isParameter(reference.name())) {
      return context.values().number(reference, scope).map(Claim.Number::new);
    }
    if (stepwise) {
      return column(reference).map(column -> new Claim.Current(column, ahead));
    }
    if (isKnownBeforeTheRun(reference)) {
      return column(reference).map(column -> new Claim.Summarised(column, Summary.FINAL, Map.of()));
    }
    String formula = Words.label(reference);
    Problem.error(
            Code.C004,
            reference.span(),
            "`" + formula + "` changes along a run; say at which point it is meant")
        .help("as in `final(" + formula + ")`, `initial(…)`, `lowest(…)` or `always(…)`")
        .to(session);
    return Optional.empty();
  }

  /** Is it a number that no run changes, such as N? */
  private static boolean isKnownBeforeTheRun(Value.Reference reference) {
    return References.arguments(reference).isEmpty()
        && Quantity.named(reference.name())
            .filter(quantity -> quantity.stage() == Stage.PLAN)
            .isPresent();
  }

  /** Is the call a term of claims? Otherwise it is a formula, whose column is meant. */
  private boolean isOfClaims(Builtin function, Value.Reference reference) {
    return switch (function) {
      case ABS, EXP, LOG, SQRT, SIGN, FLOOR -> true;
      case NEXT -> stepwise;
      case MIN, MAX -> References.arguments(reference).stream().allMatch(a -> a.over().isEmpty());
      default -> function.isForClaims();
    };
  }

  private Optional<Term> function(Value.Reference reference, Builtin function) {
    return switch (function) {
      case INITIAL -> summary(reference, Summary.INITIAL);
      case FINAL -> summary(reference, Summary.FINAL);
      case LOWEST -> summary(reference, Summary.LOWEST);
      case HIGHEST -> summary(reference, Summary.HIGHEST);
      case AVERAGE -> summary(reference, Summary.MEAN);
      case ALWAYS -> throughout(reference, true);
      case EVER -> throughout(reference, false);
      case CONFIDENCE -> {
        confidences.add(reference.span());
        yield only(reference).flatMap(this::condition).map(Claim.Confidence::new);
      }
      case NEXT -> next(reference);
      case ABS, EXP, LOG, SQRT, SIGN, FLOOR ->
          only(reference)
              .flatMap(value -> value.accept(this))
              .map(x -> new Claim.One(Unary.valueOf(function.name()), x));
      case MIN, MAX -> extremum(reference, Binary.valueOf(function.name()));
      default -> throw new AssertionError(function);
    };
  }

  private Optional<String> column(Value formula) {
    return columns
        .of(formula, scope)
        .map(
            column -> {
              if (!column.truth()) {
                numbers.add(column.name());
              }
              return column.name();
            });
  }

  private Optional<Term> extremum(Value.Reference reference, Binary operation) {
    List<Optional<Term>> terms =
        References.arguments(reference).stream().map(a -> a.value().accept(this)).toList();
    if (terms.size() < 2) {
      Problem.error(
              Code.N008, reference.span(), "`" + operation.symbol() + "` needs two values here")
          .to(session);
      return Optional.empty();
    }
    return terms.stream()
        .reduce((a, b) -> a.flatMap(x -> b.map(y -> new Claim.Two(operation, x, y))))
        .orElseThrow();
  }

  private Optional<Value> only(Value.Reference reference) {
    List<Value.Argument> arguments = References.arguments(reference);
    if (arguments.size() == 1 && arguments.get(0).name().isEmpty()) {
      return Optional.of(arguments.get(0).value());
    }
    Problem.error(Code.N008, reference.span(), "`" + reference.name() + "` takes one argument")
        .to(session);
    return Optional.empty();
  }

  private Optional<Term> throughout(Value.Reference reference, boolean all) {
    if (stepwise) {
      Problem.error(
              Code.C004, reference.span(), "`" + reference.name() + "` cannot stand inside another")
          .to(session);
      return Optional.empty();
    }
    stepwise = true;
    try {
      return only(reference)
          .flatMap(this::condition)
          .map(condition -> new Claim.Throughout(all, condition));
    } finally {
      stepwise = false;
    }
  }

  private Optional<Term> next(Value.Reference reference) {
    ahead++;
    try {
      return only(reference).flatMap(value -> value.accept(this));
    } finally {
      ahead--;
    }
  }

  /** {@code final(return, with = tvpo)}. */
  private Optional<Term> summary(Value.Reference reference, Summary summary) {
    List<Value.Argument> arguments = References.arguments(reference);
    if (arguments.isEmpty() || arguments.get(0).name().isPresent()) {
      Problem.error(
              Code.N008,
              reference.span(),
              "`"
                  + reference.name()
                  + "` needs what it looks at, as in `"
                  + reference.name()
                  + "(value)`")
          .to(session);
      return Optional.empty();
    }
    Optional<String> column = column(arguments.get(0).value());
    Optional<Map<String, String>> fixed = coordinates.fixed(arguments.subList(1, arguments.size()));
    return column.flatMap(name -> fixed.map(where -> new Claim.Summarised(name, summary, where)));
  }
}
