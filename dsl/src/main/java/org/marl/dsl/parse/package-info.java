/**
 * From text to syntax tree, in passes over a list of tokens: {@code TokenReader} (lexing; repairs
 * of single tokens), {@code NestingLimit}, {@code BracketRepair} (each bracket gets its partner),
 * the generated parser with {@code RecoveringErrorStrategy}, {@code ScriptBuilder}. Whatever the
 * text, {@link org.marl.dsl.parse.ScriptParser} returns. Generated classes stay in this package.
 */
package org.marl.dsl.parse;
