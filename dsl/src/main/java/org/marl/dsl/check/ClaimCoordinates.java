package org.marl.dsl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads which runs a term of a claim means: {@code final(return, with = tvpo)}. */
final class ClaimCoordinates {
  private final String experiment;
  private final Optional<Labels> labels;
  private final Session session;

  /**
   * A reader.
   *
   * @param experiment as messages call it
   * @param labels of the axes; while they are not known, every coordinate is taken to exist
   */
  ClaimCoordinates(String experiment, Optional<Labels> labels, Session session) {
    this.experiment = experiment;
    this.labels = labels;
    this.session = session;
  }

  /** Label by axis; nothing if an axis or a label does not exist. */
  Optional<Map<String, String>> fixed(List<Value.Argument> arguments) {
    Map<String, String> fixed = new HashMap<>();
    boolean fits = true;
    for (Value.Argument argument : arguments) {
      fits &= fix(argument, fixed);
    }
    return fits ? Optional.of(fixed) : Optional.empty();
  }

  private boolean fix(Value.Argument argument, Map<String, String> fixed) {
    if (argument.name().isEmpty()) {
      Problem.error(
              Code.N007,
              argument.span(),
              "an axis of the experiment is expected here, as in `with = tvpo`")
          .to(session);
      return false;
    }
    if (labels.isEmpty()) {
      return true;
    }
    Name name = argument.name().get();
    String axis = Axes.named(name.text());
    if (!labels.get().axes().contains(axis) || axis.equals(Axes.SEED)) {
      Problem.error(Code.C004, name.span(), experiment + " has no axis `" + name.text() + "`")
          .nearest(name.text(), labels.get().axes())
          .to(session);
      return false;
    }
    Optional<String> label = labels.get().matching(axis, argument.value());
    if (label.isEmpty()) {
      Problem.error(
              Code.C004,
              argument.value().span(),
              "no run of "
                  + experiment
                  + " has "
                  + name.text()
                  + " = `"
                  + Words.label(argument.value())
                  + "`")
          .nearest(Words.label(argument.value()), labels.get().of(axis))
          .to(session);
      return false;
    }
    if (fixed.put(axis, label.get()) != null) {
      Problem.error(Code.N004, argument.span(), "`" + name.text() + "` is given twice").to(session);
      return false;
    }
    return true;
  }
}
