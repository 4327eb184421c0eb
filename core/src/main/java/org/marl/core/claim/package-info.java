/**
 * Claims: statements of a script about the results, checked over the records of its runs.
 *
 * <p>{@link org.marl.core.claim.ClaimChecker} finds the cells that a claim speaks of and judges its
 * condition in each.
 */
package org.marl.core.claim;
