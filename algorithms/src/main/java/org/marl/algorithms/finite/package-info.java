/**
 * Finite games whose model is known: their tables, the policies that play them, and what these are
 * worth. Learners stand on this package; it knows none of them.
 */
package org.marl.algorithms.finite;
