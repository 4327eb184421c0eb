package org.marl.dsl.ast;

import java.util.List;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** A whole file. */
public record Script(Source source, List<Import> imports, List<Declaration> declarations) {

  /** {@code import "path.marl"}; the path is unescaped, the span is that of the string. */
  public record Import(String path, Span span) {}

  public Script {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }
}
