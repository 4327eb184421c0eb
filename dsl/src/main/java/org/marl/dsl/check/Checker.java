package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.catalog.Catalog;
import org.marl.core.plan.ExperimentPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;

/** The phases of a compilation, in order. */
public final class Checker {
  private final Diagnostics diagnostics = new Diagnostics();
  private final Session session;
  private final ModuleLoader loader;

  public Checker(Catalog catalog, Library library) {
    this.session = new Session(catalog, diagnostics);
    this.loader = new ModuleLoader(session, diagnostics, library);
  }

  /** Compiles a script; see {@link org.marl.dsl.Compiler#compile}. */
  public Compilation check(Source source, Map<String, String> overrides) {
    Module main = loader.main(source);
    override(main, overrides);
    List<Module> modules = new ArrayList<>(loader.imported());
    modules.add(main);
    Cycles cycles = new Cycles(session);
    modules.forEach(module -> module.own().forEach(cycles::check));
    Declared declared = new Declared(session);
    modules.forEach(declared::check);
    List<ExperimentPlan> experiments = experiments(main);
    // With errors, what looks unused may only have been misspelt.
    if (!diagnostics.hasErrors()) {
      declared.unused(main);
    }
    return new Compilation(
        diagnostics.sorted(), experiments, new Explainer(session, main, experiments));
  }

  /** Compiles the library by itself: every declaration that plug-ins ship. */
  public Compilation checkLibrary() {
    Cycles cycles = new Cycles(session);
    List<Module> library = loader.library().modules();
    library.forEach(module -> module.own().forEach(cycles::check));
    Declared declared = new Declared(session);
    library.forEach(declared::check);
    Module empty = loader.main(Source.of("nothing", ""));
    return new Compilation(
        diagnostics.sorted(), List.of(), new Explainer(session, empty, List.of()));
  }

  private List<ExperimentPlan> experiments(Module main) {
    ExperimentReader reader = new ExperimentReader(session, loader.sweeps());
    List<ExperimentPlan> plans = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (Definition definition : main.own()) {
      if (definition.kind() == Definition.Kind.EXPERIMENT) {
        if (session.isBroken(definition)) {
          session.rest(definition).ifPresent(reader::read);
        } else {
          reader.read(definition).ifPresentOrElse(plans::add, () -> dropped.add(definition.name()));
        }
      }
    }
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    if (!dropped.isEmpty()) {
      throw new IllegalStateException("neither a plan nor an error for " + dropped);
    }
    return plans;
  }

  /** {@code -Dname=value}: the value of a {@code param}, in the language. */
  private void override(Module main, Map<String, String> overrides) {
    overrides.forEach(
        (name, text) -> {
          Source source = Source.of("-D" + name, "param " + name + " = " + text + "\n");
          Script script = ScriptParser.parse(source, diagnostics);
          Optional<Definition> declared = main.lookup(name);
          if (declared.isEmpty() || declared.get().kind() != Definition.Kind.PARAM) {
            Problem.error(Code.N001, source.all(), "the script has no `param " + name + "` to set")
                .nearest(name, paramNames(main))
                .to(session);
            return;
          }
          for (Declaration declaration : script.declarations()) {
            loader.sweeps().add(script);
            Definition set =
                new Definition(Definition.Kind.PARAM, declaration, declared.get().module());
            declared.get().module().replace(set);
            session.use(set);
          }
        });
  }

  private static List<String> paramNames(Module main) {
    return main.visible().stream()
        .filter(definition -> definition.kind() == Definition.Kind.PARAM)
        .map(Definition::name)
        .toList();
  }
}
