/**
 * The plan: everything that a script asks for, typed, with every default explicit and no text left.
 * A Java user builds the same plan without a script.
 */
package org.marl.core.plan;
