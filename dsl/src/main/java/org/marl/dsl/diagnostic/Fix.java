package org.marl.dsl.diagnostic;

import org.marl.dsl.source.Span;

/** An edit that would mend the script. */
public record Fix(String title, Span replaced, String replacement) {}
