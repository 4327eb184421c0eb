/**
 * From syntax tree to plan: names are resolved, calls expanded, expressions typed, values read by
 * the types that the catalog declares, sweeps counted and expanded.
 *
 * <p>A declaration is read in two ways by the same code: by itself, with its parameters open, so
 * that a library is checked before anyone calls it; and for each run of an experiment, with every
 * value known.
 */
package org.marl.dsl.check;
