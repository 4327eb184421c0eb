package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Names of states. */
final class StateNames {
  private StateNames() {}

  static Optional<List<String>> read(Bodies.Keyed entry, Context context) {
    return context
        .resolution()
        .resolve(entry.value(), entry.scope())
        .flatMap(found -> names(found, context));
  }

  private static Optional<List<String>> names(Resolution.Located located, Context context) {
    if (!(located.value() instanceof Value.ListLiteral list) || list.entries().isEmpty()) {
      Problem.wrongType(located.value(), "a list of states").to(context.session());
      return Optional.empty();
    }
    List<String> states = new ArrayList<>();
    boolean fits = true;
    for (Value value : list.entries()) {
      boolean isName =
          value instanceof Value.Reference reference
              && reference.path().size() == 1
              && reference.arguments().isEmpty();
      if (!isName) {
        Problem.wrongType(value, "the name of a state").to(context.session());
        fits = false;
      } else if (states.contains(((Value.Reference) value).name())) {
        Problem.error(
                Code.N002, value.span(), "the state `" + value.span().text() + "` stands twice")
            .to(context.session());
        fits = false;
      } else {
        states.add(((Value.Reference) value).name());
      }
    }
    return fits ? Optional.of(states) : Optional.empty();
  }

  static Optional<Integer> index(Name name, List<String> states, Session session) {
    int index = states.indexOf(name.text());
    if (index < 0) {
      Problem.error(Code.N012, name.span(), "there is no state `" + name.text() + "`")
          .nearest(name.text(), states)
          .to(session);
      return Optional.empty();
    }
    return Optional.of(index);
  }
}
