package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Matches the arguments of a call with the parameters of a built-in function. */
final class FunctionArguments {
  private final Session session;

  FunctionArguments(Session session) {
    this.session = session;
  }

  /** The arguments in the order of the function's parameters, or nothing if they do not match. */
  Optional<List<Optional<Value>>> match(Value.Reference reference, Builtin builtin) {
    List<String> parameters = builtin.parameters();
    List<Optional<Value>> slots =
        new ArrayList<>(Collections.nCopies(parameters.size(), Optional.empty()));
    boolean fits = true;
    int next = 0;
    for (Value.Argument argument : reference.arguments().orElseThrow().list()) {
      int slot = argument.name().map(name -> parameters.indexOf(name.text())).orElse(next);
      if (argument.name().isEmpty()) {
        next++;
      }
      if (slot < 0 || slot >= parameters.size()) {
        String wrong = argument.name().map(Name::text).orElse("");
        Problem problem =
            argument
                .name()
                .map(
                    name ->
                        Problem.error(
                                Code.N007,
                                name.span(),
                                "`" + builtin.word() + "` has no parameter `" + wrong + "`")
                            .nearest(wrong, parameters))
                .orElseGet(
                    () ->
                        Problem.error(
                            Code.N007,
                            argument.span(),
                            "`"
                                + builtin.word()
                                + "` takes at most "
                                + Words.count(parameters.size(), "argument")));
        problem.help("it is called as `" + builtin.signature() + "`").to(session);
        fits = false;
      } else if (slots.get(slot).isPresent()) {
        Problem.error(Code.N004, argument.span(), "`" + parameters.get(slot) + "` is given twice")
            .to(session);
        fits = false;
      } else {
        slots.set(slot, Optional.of(argument.value()));
      }
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).isEmpty() && builtin.isRequired(i)) {
        missing.add("`" + parameters.get(i) + "`");
      }
    }
    if (fits && !missing.isEmpty()) {
      Problem.error(
              Code.N008,
              reference.span(),
              "`" + builtin.word() + "` needs " + String.join(", ", missing))
          .help("it is called as `" + builtin.signature() + "`")
          .to(session);
    }
    return fits && missing.isEmpty() ? Optional.of(slots) : Optional.empty();
  }
}
