/**
 * The one style of scripts. {@code Layouter} turns the syntax tree and the comments around its
 * tokens into a {@link org.marl.dsl.format.Doc}, which says where lines may break; {@code
 * DocPrinter} decides where they do.
 */
package org.marl.dsl.format;
