package org.marl.dsl.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Checks every declaration by itself, called or not, and warns of names without use. */
final class Declared {
  private final Session session;

  Declared(Session session) {
    this.session = session;
  }

  /** All checks that need no experiment. */
  void check(Module module) {
    for (Definition definition : module.own()) {
      names(definition);
      if (!session.isBroken(definition)) {
        body(definition);
      }
    }
  }

  private void body(Definition definition) {
    Context context = Context.open(session);
    switch (definition.kind()) {
      case DIVERGENCE -> block(definition, () -> new Divergences(context).open(definition));
      case UPDATE -> block(definition, () -> new Updates(context).open(definition));
      case GAME -> new Games(context).check(definition);
      case ALGORITHM -> new Algorithms(context).check(definition);
      case FN, ORDERING, PARAM -> new Assignments(context).check(definition);
      case EXPERIMENT -> {
        // Read as a whole, see ExperimentReader.
      }
    }
  }

  private void block(Definition definition, Runnable check) {
    Declaration declaration = definition.declaration();
    if (declaration.base().isPresent()) {
      Problem.error(
              Code.N009,
              declaration.base().get().span(),
              definition.kind().noun() + " cannot extend another")
          .help(
              definition.kind() == Definition.Kind.UPDATE
                  ? "write `use " + declaration.base().get().name() + "` in its block"
                  : "")
          .to(session);
    } else if (declaration.body() instanceof Declaration.Assigned assigned) {
      Problem.error(
              Code.N009,
              assigned.value().span(),
              definition.kind().noun() + " is declared with a block `{ … }`")
          .to(session);
    } else {
      check.run();
    }
  }

  private void names(Definition definition) {
    Map<String, Name> seen = new HashMap<>();
    for (Declaration.Parameter parameter : definition.declaration().parameters()) {
      Name name = parameter.name();
      Reserved.checkParameter(name, session);
      Name first = seen.putIfAbsent(name.text(), name);
      if (first != null) {
        Problem.error(
                Code.N002, name.span(), "the parameter `" + name.text() + "` is declared twice")
            .related(first.span(), "first declared here")
            .to(session);
      }
      definition
          .module()
          .ownNamed(name.text())
          .ifPresent(
              hidden ->
                  Problem.warning(
                          Code.W002,
                          name.span(),
                          "the parameter `"
                              + name.text()
                              + "` hides "
                              + hidden.kind().noun()
                              + " of the same name")
                      .related(hidden.declaration().name().span(), "declared here")
                      .to(session));
    }
    definition
        .module()
        .inLibrary(definition.name())
        .filter(library -> !definition.module().isLibrary())
        .ifPresent(
            library ->
                Problem.note(
                        Code.W002,
                        definition.declaration().name().span(),
                        "`"
                            + definition.name()
                            + "` hides "
                            + library.kind().noun()
                            + " of the library; library declarations keep their own")
                    .to(session));
  }

  /**
   * Warns of parameters and lets that nothing mentions, and, in a script that runs experiments, of
   * declarations that no experiment reaches.
   */
  void unused(Module module) {
    boolean runs = module.own().stream().anyMatch(d -> d.kind() == Definition.Kind.EXPERIMENT);
    for (Definition definition : module.own()) {
      Declaration declaration = definition.declaration();
      if (runs && definition.kind() != Definition.Kind.EXPERIMENT && !session.isUsed(definition)) {
        warn(declaration.name(), definition.kind().noun());
      }
      Set<String> mentioned = mentioned(definition);
      for (Declaration.Parameter parameter : declaration.parameters()) {
        if (!mentioned.contains(parameter.name().text())) {
          warn(parameter.name(), "a parameter");
        }
      }
      if (declaration.body() instanceof Declaration.Block block) {
        for (Item item : block.items()) {
          if (item instanceof Item.Let let && !mentioned.contains(let.name().text())) {
            warn(let.name(), "a let");
          }
        }
      }
    }
  }

  private Set<String> mentioned(Definition definition) {
    Set<String> mentioned = new HashSet<>();
    for (Value.Reference mention : session.mentions(definition).names()) {
      mentioned.add(mention.path().get(0).text());
    }
    return mentioned;
  }

  private void warn(Name name, String noun) {
    Problem.warning(
            Code.W001,
            name.span(),
            noun.replaceFirst("^(a|an) ", "the ") + " `" + name.text() + "` is never used")
        .to(session);
  }
}
