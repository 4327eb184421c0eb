/**
 * The exact engine's mathematics: expressions in double precision with one-sided derivatives, the
 * analysis of the functions that scripts declare, and exact maximisation over the simplex.
 */
package org.marl.core.exact;
