package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.Parameters;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.plan.Update;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads {@code update} declarations. */
final class Updates {
  /** Networks that one optimiser step trains together, so that a statement need not name them. */
  private static final List<Set<Network>> TOGETHER =
      List.of(
          EnumSet.of(Network.POLICY),
          EnumSet.of(Network.CRITIC),
          EnumSet.of(Network.Q, Network.MIXER, Network.CENTRAL),
          EnumSet.of(Network.MODEL));

  private final Context context;
  private final Session session;

  Updates(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** The update that a value names, called or not. */
  Optional<Update> of(Value value, Scope scope) {
    return context
        .resolution()
        .asReference(value, "the name of an update")
        .flatMap(
            reference ->
                objectives(reference, scope)
                    .map(objectives -> new Update(Words.label(reference), objectives)));
  }

  /** The update that a configuration holds under a parameter of that type. */
  static Optional<Update> in(Record config, Parameter parameter) {
    return Parameters.value(config, parameter)
        .filter(Update.class::isInstance)
        .map(Update.class::cast);
  }

  /** A declaration by itself, its parameters open. */
  Optional<List<Update.Objective>> open(Definition definition) {
    return read(definition, context.calls().open(definition));
  }

  private Optional<List<Update.Objective>> objectives(Value.Reference reference, Scope caller) {
    return new References(session)
        .find(reference, caller, Definition.Kind.UPDATE)
        .flatMap(
            definition ->
                context
                    .calls()
                    .bind(
                        reference.span(),
                        References.arguments(reference),
                        definition,
                        caller,
                        Optional.empty())
                    .flatMap(
                        scope ->
                            session.within(reference.nameSpan(), () -> read(definition, scope))));
  }

  private Optional<List<Update.Objective>> read(Definition definition, Scope called) {
    Scope scope = called.inner();
    List<Update.Objective> objectives = new ArrayList<>();
    boolean complete = true;
    boolean any = false;
    for (Item item : Declarations.items(definition)) {
      if (item instanceof Item.Let let) {
        let(let, scope);
      } else if (item instanceof Item.Objective objective) {
        any = true;
        Optional<Update.Objective> read = objective(objective, scope);
        complete &= read.isPresent();
        read.ifPresent(objectives::add);
      } else if (item instanceof Item.Use use) {
        any = true;
        Optional<List<Update.Objective>> used = objectives(use.update(), scope);
        complete &= used.isPresent();
        used.ifPresent(objectives::addAll);
      } else {
        Blocks.misplaced(item, "an update", List.of(), session);
        complete = false;
      }
    }
    if (!any) {
      Problem.error(
              Code.N008,
              definition.declaration().name().span(),
              "the update `" + definition.name() + "` has no `maximize` or `minimize` statement")
          .to(session);
    }
    return complete && any ? Optional.of(objectives) : Optional.empty();
  }

  private void let(Item.Let let, Scope scope) {
    String name = let.name().text();
    if (!let.parameters().isEmpty()) {
      Problem.error(
              Code.N009, let.name().span(), "a `let` has no parameters; declare `fn " + name + "`")
          .to(session);
    }
    Reserved.check(let.name(), session);
    if (scope.local(name).isPresent()) {
      Problem.error(Code.N002, let.name().span(), "`" + name + "` has a meaning here already")
          .to(session);
      return;
    }
    Optional<Node> node = context.formulas(Formulas.Vocabulary.UPDATE).of(let.value(), scope);
    scope.put(
        name,
        node.map(Meaning.Formula::new).map(Meaning.class::cast).orElseGet(Meaning.Unknown::new));
  }

  private Optional<Update.Objective> objective(Item.Objective objective, Scope scope) {
    Formulas formulas = context.formulas(Formulas.Vocabulary.UPDATE);
    Optional<Node> node =
        formulas
            .of(objective.expression(), scope)
            .flatMap(
                e ->
                    formulas.build(
                        objective.expression().span(), () -> context.graph().objective(e)));
    Optional<Set<Network>> over =
        objective.over().isEmpty()
            ? node.flatMap(e -> implied(objective, e))
            : networks(objective, node);
    return node.flatMap(
        e -> over.map(networks -> new Update.Objective(objective.sense(), e, networks)));
  }

  private Optional<Set<Network>> implied(Item.Objective objective, Node node) {
    Set<Network> trained = EnumSet.noneOf(Network.class);
    trained.addAll(node.type().trains());
    Set<Network> named = EnumSet.copyOf(trained);
    named.remove(Network.COEFFICIENT);
    if (trained.isEmpty()) {
      Problem.error(
              Code.T003,
              objective.expression().span(),
              "nothing in this expression depends on a network that it could train")
          .help(
              "`pi`, `ratio`, `value`, `q_tot` … depend on live networks; `pi_old` and `advantage` do not")
          .to(session);
      return Optional.empty();
    }
    // Which quantities are live, the learner decides: to the exact one, Q is a table.
    if (context.learner().isPresent()
        && TOGETHER.stream().noneMatch(group -> group.containsAll(named))) {
      Problem.error(
              Code.T003,
              objective.expression().span(),
              "this could train "
                  + named.stream()
                      .map(n -> "`" + n.word() + "`")
                      .collect(Collectors.joining(" and "))
                  + "; say which")
          .help("add `over " + named.iterator().next().word() + "`")
          .to(session);
      return Optional.empty();
    }
    return Optional.of(trained);
  }

  private Optional<Set<Network>> networks(Item.Objective objective, Optional<Node> node) {
    Set<Network> networks = EnumSet.noneOf(Network.class);
    boolean complete = true;
    for (Name name : objective.over()) {
      Optional<Network> network = Networks.named(name, session);
      complete &= network.isPresent();
      if (network.isPresent()
          && node.isPresent()
          && !node.get().type().trains().contains(network.get())) {
        Problem.error(
                Code.T003,
                name.span(),
                "the expression does not depend on the network `" + name.text() + "`")
            .to(session);
        complete = false;
      }
      network.ifPresent(networks::add);
    }
    return complete ? Optional.of(networks) : Optional.empty();
  }
}
