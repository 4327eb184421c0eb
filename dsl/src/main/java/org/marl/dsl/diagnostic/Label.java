package org.marl.dsl.diagnostic;

import org.marl.dsl.source.Span;

/** A place with a short text about just that place; the text may be empty. */
public record Label(Span span, String text) {}
