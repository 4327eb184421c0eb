/** The generated lexer and parser of the language. */
package org.marl.grammar;
