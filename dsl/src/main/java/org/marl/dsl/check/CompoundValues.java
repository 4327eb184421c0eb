package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Network;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads lists, ranges of whole numbers, and records with one entry per network. */
final class CompoundValues {
  /** More seeds than there may be runs are refused before they are listed. */
  private static final long LONGEST_RANGE = CellCounter.MOST_RUNS;

  private final Context context;
  private final Session session;

  CompoundValues(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** A list; a single value counts as the list of it. */
  Optional<List<Object>> list(Value value, ParameterType.ListOf type, Scope scope) {
    if (value instanceof Value.RangeLiteral range) {
      return range(range, type.entry(), scope);
    }
    List<Value> entries = value instanceof Value.ListLiteral list ? list.entries() : List.of(value);
    List<Object> read = new ArrayList<>();
    for (Value entry : entries) {
      context.values().read(entry, type.entry(), scope).ifPresent(read::add);
    }
    return read.size() == entries.size() ? Optional.of(read) : Optional.empty();
  }

  private Optional<List<Object>> range(Value.RangeLiteral range, ParameterType entry, Scope scope) {
    ParameterType.Int whole =
        entry instanceof ParameterType.Int type ? type : new ParameterType.Int(Range.ALL);
    Optional<Object> low = context.values().read(range.low(), whole, scope);
    Optional<Object> high = context.values().read(range.high(), whole, scope);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    long first = (Long) low.get();
    long last = (Long) high.get();
    if (last < first) {
      Problem.error(
              Code.T002, range.span(), "a range goes upwards; " + first + ".." + last + " is empty")
          .to(session);
      return Optional.empty();
    }
    if (last - first >= LONGEST_RANGE) {
      Problem.error(
              Code.C003,
              range.span(),
              "a range of " + (last - first + 1) + " values; " + LONGEST_RANGE + " are the most")
          .to(session);
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (long x = first; x <= last; x++) {
      values.add(x);
    }
    return Optional.of(values);
  }

  /** A value per network, or one for all of them. */
  Optional<Object> perNetwork(Value value, ParameterType.PerNetwork type, Scope scope) {
    if (!(value instanceof Value.RecordLiteral record)) {
      return context.values().read(value, type.entry(), scope);
    }
    Map<Network, Object> values = new EnumMap<>(Network.class);
    boolean complete = true;
    for (Value.Field field : record.fields()) {
      Optional<Network> network = Networks.named(field.name(), session);
      Optional<Object> entry = context.values().read(field.value(), type.entry(), scope);
      complete &= network.isPresent() && entry.isPresent();
      if (network.isPresent()
          && entry.isPresent()
          && values.put(network.get(), entry.get()) != null) {
        Problem.error(Code.N004, field.name().span(), "`" + field.name().text() + "` is set twice")
            .to(session);
      }
    }
    return complete ? Optional.of(values) : Optional.empty();
  }

  /** Reports a value that is no list; what its entries must be, the use decides. */
  void checkIsList(Value value, Scope scope) {
    context
        .resolution()
        .resolve(value, scope)
        .map(Resolution.Located::value)
        .filter(found -> !(found instanceof Value.ListLiteral || found instanceof Value.Sweep))
        .ifPresent(found -> Problem.wrongType(found, "a list").to(session));
  }
}
