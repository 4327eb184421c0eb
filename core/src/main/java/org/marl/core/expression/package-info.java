/**
 * The typed, named-axis expression graph: the heart of Marl.
 *
 * <p>An expression is a hash-consed graph of {@link org.marl.core.expression.Node nodes}, built by
 * {@link org.marl.core.expression.Graph}, which infers and checks every type. The package knows
 * neither the text of a script nor an engine: {@code org.marl.core.exact} evaluates graphs in
 * double precision on finite games, the tensor engine emits them as programs.
 */
package org.marl.core.expression;
