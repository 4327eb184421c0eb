package org.marl.dsl.ast;

import org.marl.dsl.source.Span;

/** An identifier at a place. */
public record Name(String text, Span span) {}
