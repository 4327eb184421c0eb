package org.marl.dsl;

import org.marl.dsl.source.Span;

/**
 * A declaration, for lists and help.
 *
 * @param kind its kind, one word
 * @param name its name
 * @param signature name, parameters and base, as written
 * @param documentation the {@code ///} lines above it, may be empty
 * @param span the whole declaration
 * @param library does a plug-in ship it?
 */
public record Described(
    String kind, String name, String signature, String documentation, Span span, boolean library) {}
