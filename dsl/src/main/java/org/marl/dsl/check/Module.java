package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.marl.dsl.ast.Script;

/**
 * One file's declarations and what its names can refer to: its own, those it imports, the
 * library's.
 */
final class Module {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private final Script script;
  private final boolean library;
  private final Map<String, Definition> own = new LinkedHashMap<>();
  private final List<Module> imports = new ArrayList<>();
  private final Prelude prelude;
  private final Set<String> mangled = new HashSet<>();
  private boolean losesDeclarations;

  Module(Script script, boolean library, Prelude prelude) {
    this.script = script;
    this.library = library;
    this.prelude = prelude;
  }

  Script script() {
    return script;
  }

  /** Was the file shipped by a plug-in? */
  boolean isLibrary() {
    return library;
  }

  void add(Definition definition) {
    own.putIfAbsent(definition.name(), definition);
  }

  /** Puts another definition in the place of one of the same name. */
  void replace(Definition definition) {
    own.put(definition.name(), definition);
  }

  void imports(Module module) {
    imports.add(module);
  }

  /**
   * An import or a declaration could not be read, as reported: any name may have been declared
   * there.
   */
  void losesDeclarations() {
    losesDeclarations = true;
  }

  /** A line with a syntax error, as reported: its words may have been meant as declarations. */
  void damagedLine(String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      mangled.add(word.group());
    }
  }

  /**
   * May the name, which no declaration here has, have been declared where there is an error
   * already?
   */
  boolean mayDeclare(String name) {
    return losesDeclarations || mangled.contains(name);
  }

  Collection<Definition> own() {
    return own.values();
  }

  Optional<Definition> ownNamed(String name) {
    return Optional.ofNullable(own.get(name));
  }

  /** The modules that this one imports itself. */
  List<Module> imported() {
    return imports;
  }

  /** The definition that a name means here: own, then imported, then the library's. */
  Optional<Definition> lookup(String name) {
    Definition found = own.get(name);
    if (found != null) {
      return Optional.of(found);
    }
    for (Module module : imports) {
      found = module.own.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return prelude.lookup(name);
  }

  /** Every definition that a name here can mean. */
  List<Definition> visible() {
    Map<String, Definition> all = new LinkedHashMap<>();
    Stream.of(Stream.of(this), imports.stream(), prelude.modules().stream())
        .flatMap(modules -> modules)
        .forEach(module -> module.own.forEach(all::putIfAbsent));
    return List.copyOf(all.values());
  }

  /** The library's definition of the name, whatever shadows it. */
  Optional<Definition> inLibrary(String name) {
    return prelude.lookup(name);
  }
}
