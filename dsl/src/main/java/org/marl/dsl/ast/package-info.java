/**
 * The syntax tree: what a script says, one to one, with the place of everything. A part that the
 * parser could not read is an {@link org.marl.dsl.ast.Value.Unreadable}, which later phases accept
 * in silence, since it has been reported.
 */
package org.marl.dsl.ast;
