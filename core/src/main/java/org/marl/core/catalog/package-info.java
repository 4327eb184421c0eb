/**
 * The catalog: every word that components add to the language, as data that is complete before
 * anything is wired. Checker, documentation, {@code marl list} and the editor read the same
 * descriptors.
 */
package org.marl.core.catalog;
