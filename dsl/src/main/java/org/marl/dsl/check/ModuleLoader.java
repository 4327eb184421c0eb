package org.marl.dsl.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.parse.SourceReader;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** Makes the modules of a script: the library, the script itself, and the files that it imports. */
final class ModuleLoader {
  /** Then nobody knows which lines around the reported one were meant otherwise. */
  private static final Set<Code> UNBALANCED = EnumSet.of(Code.P005, Code.P011);

  private final Session session;
  private final Diagnostics diagnostics;
  private final Prelude prelude;
  private final Map<Path, Module> loaded = new HashMap<>();
  private final LinkedHashSet<Path> loading = new LinkedHashSet<>();
  private final SweepNames sweeps = new SweepNames();

  ModuleLoader(Session session, Diagnostics diagnostics, Library library) {
    this.session = session;
    this.diagnostics = diagnostics;
    this.prelude = new Prelude(library, diagnostics, this::libraryModule);
  }

  SweepNames sweeps() {
    return sweeps;
  }

  Prelude library() {
    return prelude;
  }

  /** Modules read so far from files, imports first. */
  List<Module> imported() {
    return List.copyOf(loaded.values());
  }

  /** The module of the script that is compiled. */
  Module main(Source source) {
    Script script = ScriptParser.parse(source, diagnostics);
    Module module = module(script, false);
    source
        .path()
        .ifPresent(path -> imports(module, path.toAbsolutePath().normalize(), folder(path)));
    if (source.path().isEmpty()) {
      for (Script.Import each : script.imports()) {
        Problem.error(Code.F004, each.span(), "a script without a file cannot import").to(session);
      }
    }
    return module;
  }

  private Module libraryModule(Script script) {
    session.isLibrary(script.source());
    return module(script, true);
  }

  private Module module(Script script, boolean library) {
    Module module = new Module(script, library, prelude);
    sweeps.add(script);
    BitSet damaged = linesWithErrors(script.source(), Code::isSyntax);
    BitSet unbalanced = linesWithErrors(script.source(), UNBALANCED::contains);
    damaged.stream().forEach(line -> module.damagedLine(script.source().lineText(line)));
    for (Declaration declaration : script.declarations()) {
      declare(declaration, module, damaged, unbalanced);
    }
    if (damaged.stream().anyMatch(line -> isLostDeclaration(script, line))) {
      module.losesDeclarations();
    }
    return module;
  }

  /** Does the line begin a declaration that is not in the tree? */
  private static boolean isLostDeclaration(Script script, int line) {
    Source source = script.source();
    String first = source.lineText(line).split("\\W", 2)[0];
    return Definition.Kind.of(first).isPresent()
        && script.declarations().stream()
            .noneMatch(declaration -> source.line(declaration.span().start()) == line);
  }

  private BitSet linesWithErrors(Source source, Predicate<Code> among) {
    BitSet lines = new BitSet();
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      Span place = diagnostic.primary().span();
      if (place.source() == source && diagnostic.isError() && among.test(diagnostic.code())) {
        lines.set(source.line(place.start()));
      }
    }
    return lines;
  }

  private void declare(
      Declaration declaration, Module module, BitSet damagedLines, BitSet unbalancedLines) {
    Optional<Definition.Kind> kind = Definition.Kind.of(declaration.kind().text());
    if (kind.isEmpty()) {
      Problem.error(
              Code.N011,
              declaration.kind().span(),
              "`" + declaration.kind().text() + "` is not a kind of declaration")
          .nearest(declaration.kind().text(), Definition.Kind.words())
          .to(session);
      // Whatever it was meant to be: its name is known, and one error is enough.
      Definition unreadable = new Definition(Definition.Kind.PARAM, declaration, module);
      module.add(unreadable);
      session.markBroken(unreadable);
      return;
    }
    if (kind.get().isFormula()) {
      Reserved.check(declaration.name(), session);
    }
    Optional<Definition> earlier = module.ownNamed(declaration.name().text());
    if (earlier.isPresent()) {
      Problem.error(
              Code.N002,
              declaration.name().span(),
              "`" + declaration.name().text() + "` is declared twice")
          .related(earlier.get().declaration().name().span(), "first declared here")
          .to(session);
      return;
    }
    Definition definition = new Definition(kind.get(), declaration, module);
    module.add(definition);
    if (declaration.damaged() || isDamaged(declaration.span(), damagedLines)) {
      // Its syntax errors are reported; what else it may mean is not known.
      session.markBroken(definition);
      if (kind.get() == Definition.Kind.EXPERIMENT
          && !isDamaged(declaration.span(), unbalancedLines)) {
        Declaration rest =
            declaration.only(
                item ->
                    !isDamaged(item.span(), damagedLines)
                        && ExperimentReader.isReadableAlone(item));
        session.putRest(definition, new Definition(kind.get(), rest, module));
      }
    }
  }

  private static boolean isDamaged(Span place, BitSet damagedLines) {
    int damage = damagedLines.nextSetBit(place.source().line(place.start()));
    return damage >= 0 && damage <= place.source().line(place.end());
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** Loads the files that a module imports; all must lie in the folder tree of the first script. */
  private void imports(Module module, Path file, Path root) {
    loading.add(file);
    for (Script.Import each : module.script().imports()) {
      Optional<Path> target = target(each, file, root);
      target.ifPresent(path -> load(each, path, module, root));
      if (target.isEmpty()) {
        module.losesDeclarations();
      }
    }
    loading.remove(file);
  }

  private Optional<Path> target(Script.Import each, Path importer, Path root) {
    Path target;
    try {
      target = importer.resolveSibling(each.path()).normalize();
    } catch (InvalidPathException e) {
      return failed(each, Code.F004, "\"" + each.path() + "\" is not a path", "");
    }
    if (!each.path().endsWith(".marl")) {
      return failed(
          each, Code.F004, "an import names a `.marl` file, found \"" + each.path() + "\"", "");
    }
    if (Path.of(each.path()).isAbsolute() || !target.startsWith(root)) {
      return failed(
          each,
          Code.F003,
          "\"" + each.path() + "\" lies outside the folder of the script",
          "imports are relative paths to files beside or below the script that is run");
    }
    if (!Files.isRegularFile(target)) {
      return failed(each, Code.F004, "there is no file \"" + each.path() + "\"", "");
    }
    try {
      if (!target.toRealPath().startsWith(root.toRealPath())) {
        return failed(
            each,
            Code.F003,
            "\"" + each.path() + "\" is a link to a file outside the folder of the script",
            "");
      }
    } catch (IOException e) {
      return failed(each, Code.F004, "\"" + each.path() + "\" cannot be read", "");
    }
    return Optional.of(target);
  }

  private Optional<Path> failed(Script.Import each, Code code, String message, String help) {
    Problem.error(code, each.span(), message).help(help).to(session);
    return Optional.empty();
  }

  private void load(Script.Import each, Path path, Module importer, Path root) {
    if (loading.contains(path)) {
      Problem.error(
              Code.F005,
              each.span(),
              loading.size() == 1
                  ? "the file imports itself"
                  : "these files import each other in a circle")
          .to(session);
      importer.losesDeclarations();
      return;
    }
    Module known = loaded.get(path);
    if (known == null) {
      String name = root.relativize(path).toString().replace('\\', '/');
      Optional<Source> source = SourceReader.read(path, name, diagnostics);
      if (source.isEmpty()) {
        importer.losesDeclarations();
        return;
      }
      known = module(ScriptParser.parse(source.get(), diagnostics), false);
      loaded.put(path, known);
      imports(known, path, root);
    }
    importer.imports(known);
  }
}
